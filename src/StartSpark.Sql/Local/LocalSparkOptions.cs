using StartSpark.SparkHome;
using StartSpark.SparkHome.Installing;

namespace StartSpark.Sql.Local;

/// <summary>What a driver of our own is started with.</summary>
internal sealed record LocalSparkOptions
{
    /// <summary>The master, such as <c>local[2]</c> or <c>spark://head:7077</c>.</summary>
    public required string Master { get; init; }

    /// <summary>The application's name.</summary>
    public string AppName { get; init; } = "Start Spark";

    /// <summary>Spark's settings.</summary>
    public IReadOnlyDictionary<string, string> Conf { get; init; } = new Dictionary<string, string>();

    /// <summary>Variables added to the driver's environment; a null value removes one.</summary>
    public IReadOnlyDictionary<string, string?> Env { get; init; } = new Dictionary<string, string?>();

    /// <summary>The folder of Spark; null looks around, and installs Spark where there is none.</summary>
    public string? SparkHome { get; init; }

    /// <summary>The folder of Java; null looks around.</summary>
    public string? JavaHome { get; init; }

    /// <summary>The file of the driver's log; null takes a new one in the usual folder.</summary>
    public string? LogFile { get; init; }

    /// <summary>Where Start Spark keeps its things.</summary>
    public StartSparkPaths Paths { get; init; } = StartSparkPaths.FromEnvironment();

    /// <summary>From where Spark is installed if it must be.</summary>
    public SparkInstallerOptions Installer { get; init; } = SparkInstallerOptions.FromEnvironment();

    /// <summary>Hears how far an install is.</summary>
    public IProgress<SparkInstallProgress>? InstallProgress { get; init; }

    /// <summary>Whether an archive of loaded classes is used, and made after the first start.</summary>
    public bool UseClassData { get; init; } = !string.Equals(
        Environment.GetEnvironmentVariable(ClassDataTraining.Variable), "off", StringComparison.OrdinalIgnoreCase);
}
