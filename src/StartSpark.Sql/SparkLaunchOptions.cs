namespace StartSpark.Sql;

/// <summary>How to start a local driver, where the code that asks for a session does not say it itself.</summary>
public sealed record SparkLaunchOptions
{
    /// <summary>The folder Spark is installed in; null looks in the usual places.</summary>
    public string? SparkHome { get; init; }

    /// <summary>The folder Java is installed in; null looks in the usual places.</summary>
    public string? JavaHome { get; init; }

    /// <summary>Variables added to the driver's environment; a null value removes one.</summary>
    public IReadOnlyDictionary<string, string?> Env { get; init; } = new Dictionary<string, string?>();

    /// <summary>The file the driver's log goes to; null takes a new file in the usual folder.</summary>
    public string? LogFile { get; init; }

    /// <summary>Ends a starting driver for good when cancelled. Has no effect on a session that has started.</summary>
    public CancellationToken CancellationToken { get; init; }
}
