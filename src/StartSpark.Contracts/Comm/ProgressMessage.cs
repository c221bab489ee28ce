namespace StartSpark.Contracts.Comm;

/// <summary>How far a cell's Spark work is.</summary>
public sealed record ProgressMessage
{
    /// <summary>The contract's version.</summary>
    public int V { get; init; } = ContractVersion.Current;

    /// <summary>Always <c>progress</c>.</summary>
    public string Type { get; init; } = "progress";

    /// <summary>The id of the message that asked for the cell's execution.</summary>
    public string Cell { get; init; } = "";

    /// <summary>The stages at work; empty when the work has ended.</summary>
    public IReadOnlyList<ProgressStage> Stages { get; init; } = [];

    /// <summary>The job's page, relative to the root of the Spark UI, such as <c>jobs/job/?id=2</c>; null when unknown.</summary>
    public string? JobUrl { get; init; }
}
