namespace StartSpark.Contracts.Comm;

/// <summary>What the server found out for a start and the code does not say.</summary>
public sealed record LaunchSettings
{
    /// <summary>The Spark installation to use; null lets the kernel look for one.</summary>
    public string? SparkHome { get; init; }

    /// <summary>The Java installation to use; null lets the kernel look for one.</summary>
    public string? JavaHome { get; init; }

    /// <summary>Environment of the driver, beside the kernel's own.</summary>
    public IReadOnlyDictionary<string, string> Env { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the driver's log goes; null lets the kernel choose.</summary>
    public string? LogFile { get; init; }

    /// <summary>What to try next after a failure, in the order in which it is looked for.</summary>
    public IReadOnlyList<FailureHint> Hints { get; init; } = [];
}
