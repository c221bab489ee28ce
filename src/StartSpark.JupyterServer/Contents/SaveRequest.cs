namespace StartSpark.JupyterServer.Contents;

/// <summary>What a client sends to save, make, copy or rename; the content stays where it is in the request's bytes.</summary>
internal sealed record SaveRequest
{
    public static readonly SaveRequest Empty = new();

    public string? Type { get; init; }

    public string? Format { get; init; }

    public string? Path { get; init; }

    public string? CopyFrom { get; init; }

    /// <summary>The ending that a new file shall have.</summary>
    public string? Ending { get; init; }

    /// <summary>The number of this part of an upload, from 1; -1 for the last.</summary>
    public int? Chunk { get; init; }

    /// <summary>Where the content's JSON lies in the request's bytes.</summary>
    public Range? Content { get; init; }
}
