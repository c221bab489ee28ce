namespace StartSpark.Contracts.Comm;

/// <summary>Why a Spark is not there, told in the order in which a person reads.</summary>
public sealed record SparkError
{
    /// <summary>The cause in one sentence.</summary>
    public string Cause { get; init; } = "";

    /// <summary>More of it, such as the exception's text; may be empty.</summary>
    public string Detail { get; init; } = "";

    /// <summary>What to try next; may be empty.</summary>
    public string Hint { get; init; } = "";

    /// <summary>The last lines of the driver's log; may be empty.</summary>
    public IReadOnlyList<string> Log { get; init; } = [];
}
