namespace StartSpark.CSharpKernel.Handlers.Content;

/// <summary>The content of <c>history_request</c>.</summary>
internal sealed record HistoryRequest
{
    public bool Output { get; init; }

    public bool Raw { get; init; }

    public string HistAccessType { get; init; } = "tail";

    public int Session { get; init; }

    public int? Start { get; init; }

    public int? Stop { get; init; }

    public int? N { get; init; }

    public string? Pattern { get; init; }

    public bool Unique { get; init; }
}
