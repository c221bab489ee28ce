namespace StartSpark.SparkHome.Installing;

/// <summary>What to install and from where.</summary>
public sealed record SparkInstallerOptions
{
    /// <summary>The version that is installed where there is no Spark.</summary>
    public const string DefaultVersion = "4.3.0";

    /// <summary>The variable (and setting) that names mirrors to try first, separated by <c>;</c>.</summary>
    public const string MirrorsVariable = "STARTSPARK_SPARK_MIRRORS";

    /// <summary>Apache's own sites: the fast one for current versions, its origin, the archive of all versions.</summary>
    public static IReadOnlyList<string> ApacheMirrors { get; } =
        ["https://dlcdn.apache.org/spark", "https://downloads.apache.org/spark", "https://archive.apache.org/dist/spark"];

    /// <summary>The version.</summary>
    /// <value>Default 4.3.0.</value>
    public string Version { get; init; } = DefaultVersion;

    /// <summary>Folders or URLs laid out as Apache's, tried in order; a folder that does not exist is skipped.</summary>
    /// <value>Default Apache's own sites.</value>
    public IReadOnlyList<string> Mirrors { get; init; } = ApacheMirrors;

    /// <summary>The mirrors named by the environment, then Apache's.</summary>
    public static SparkInstallerOptions FromEnvironment() =>
        WithMirrorsFirst(ParseMirrors(Environment.GetEnvironmentVariable(MirrorsVariable)));

    /// <summary>These mirrors, then Apache's.</summary>
    public static SparkInstallerOptions WithMirrorsFirst(IEnumerable<string> mirrors) =>
        new() { Mirrors = [.. mirrors, .. ApacheMirrors] };

    /// <summary>The list inside one setting.</summary>
    public static IReadOnlyList<string> ParseMirrors(string? setting) =>
        (setting ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
