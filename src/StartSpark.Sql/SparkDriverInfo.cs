namespace StartSpark.Sql;

/// <summary>What is known of the Spark behind a session. For a remote server only the version and the address are sure.</summary>
public sealed record SparkDriverInfo
{
    /// <summary>Spark's version, such as <c>4.3.0</c>.</summary>
    public required string SparkVersion { get; init; }

    /// <summary>Host and port of the Connect server, without any token.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The application's id, or null where the server does not tell.</summary>
    public string? AppId { get; init; }

    /// <summary>The application's name, or null where the server does not tell.</summary>
    public string? AppName { get; init; }

    /// <summary>The master the driver runs on, or null for a remote server that does not tell.</summary>
    public string? Master { get; init; }

    /// <summary>How many tasks run side by side by default, Spark's own figure for the cores in reach; null if unknown.</summary>
    public int? DefaultParallelism { get; init; }

    /// <summary>The driver's memory as Spark writes it, such as <c>1g</c>; null if unknown.</summary>
    public string? DriverMemory { get; init; }

    /// <summary>The address of the Spark UI, or null if it is off or unknown.</summary>
    public Uri? UiUrl { get; init; }

    /// <summary>The driver's process id if this process started it, else null.</summary>
    public int? ProcessId { get; init; }

    /// <summary>The file that holds the driver's log if this process started it, else null.</summary>
    public string? LogFile { get; init; }

    /// <summary>Whether this process started the driver and ends it with the session.</summary>
    public bool IsLocalDriver => ProcessId is not null;
}
