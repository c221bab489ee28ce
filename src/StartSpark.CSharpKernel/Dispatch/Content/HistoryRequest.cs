namespace StartSpark.CSharpKernel.Dispatch.Content;

/// <summary>The content of <c>history_request</c>.</summary>
internal sealed record HistoryRequest
{
    public bool Output { get; set; }

    public bool Raw { get; set; }

    public string HistAccessType { get; set; } = "tail";

    public int Session { get; set; }

    public int? Start { get; set; }

    public int? Stop { get; set; }

    public int? N { get; set; }

    public string? Pattern { get; set; }

    public bool Unique { get; set; }
}
