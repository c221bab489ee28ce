using StartSpark.SparkHome.Locating;

namespace StartSpark.SparkHome.Gateways;

/// <summary>What a gateway JVM is started with.</summary>
public sealed record GatewayOptions
{
    /// <summary>The Spark.</summary>
    public required SparkInstallation Spark { get; init; }

    /// <summary>The Java.</summary>
    public required JavaInstallation Java { get; init; }

    /// <summary>The file that takes all the JVM prints; made with mode 0600.</summary>
    public required string LogFile { get; init; }

    /// <summary>Spark's settings, master and application name among them. They win over spark-defaults.conf.</summary>
    public IReadOnlyDictionary<string, string> Conf { get; init; } = new Dictionary<string, string>();

    /// <summary>Variables added to this process's environment; a null value removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>The JVM's working directory.</summary>
    /// <value>Default null: this process's own.</value>
    public string? WorkingDirectory { get; init; }

    /// <summary>The folder with archives of loaded classes; null starts without one.</summary>
    public string? ClassDataFolder { get; init; }

    /// <summary>JVM options that come before all others.</summary>
    public IReadOnlyList<string> JvmOptions { get; init; } = [];

    /// <summary>Gives way to every other program; for work that nobody waits for.</summary>
    public bool InBackground { get; init; }
}
