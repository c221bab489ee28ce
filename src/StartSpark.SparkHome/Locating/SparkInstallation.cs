using System.Text.RegularExpressions;

namespace StartSpark.SparkHome.Locating;

/// <summary>A Spark folder that was looked into and found fit.</summary>
/// <param name="Home">Its full path.</param>
/// <param name="Version">Its version, such as <c>4.3.0</c>.</param>
/// <param name="Source">Who said where it is.</param>
public sealed partial record SparkInstallation(string Home, string Version, SparkSource Source)
{
    /// <summary>The oldest version that has what Start Spark needs: Spark Connect as it is from 4.0 on.</summary>
    public static readonly Version Oldest = new(4, 0);

    /// <summary>The folder of its jars.</summary>
    public string Jars => Path.Combine(Home, "jars");

    /// <summary>Looks into a folder; throws a sentence for the user when it is not a Spark that can be used.</summary>
    public static SparkInstallation Read(string home, SparkSource source)
    {
        var named = source == SparkSource.Environment ? $"SPARK_HOME={home}" : home;
        if (!Directory.Exists(home))
        {
            throw new SparkHomeException($"{named}: there is no such folder, so no Spark.", Advice(source));
        }

        if (FindVersion(home) is not { } version)
        {
            throw new SparkHomeException(
                $"{named} is not a Spark folder: it has no jars/spark-core_*.jar.", Advice(source));
        }

        if (!System.Version.TryParse(NumberOf(version), out var number) || number < Oldest)
        {
            throw new SparkHomeException(
                $"{named} is Spark {version}; Start Spark needs {Oldest} or newer.", Advice(source));
        }

        if (!Directory.EnumerateFiles(Path.Combine(home, "jars"), "spark-connect_*.jar").Any())
        {
            throw new SparkHomeException(
                $"{named} is a Spark {version} without Spark Connect: it has no jars/spark-connect_*.jar.", Advice(source));
        }

        return new(Path.GetFullPath(home), version, source);
    }

    /// <summary>The version in numbers, for comparing.</summary>
    public Version Number => System.Version.Parse(NumberOf(Version));

    private static string? FindVersion(string home)
    {
        var jars = Path.Combine(home, "jars");
        if (!Directory.Exists(jars))
        {
            return null;
        }

        foreach (var jar in Directory.EnumerateFiles(jars, "spark-core_*.jar"))
        {
            if (CoreJar().Match(Path.GetFileName(jar)) is { Success: true } match)
            {
                return match.Groups["version"].Value;
            }
        }

        return null;
    }

    private static string NumberOf(string version) => LeadingNumber().Match(version).Value;

    private static string? Advice(SparkSource source) => source switch
    {
        SparkSource.Config => "Correct the config's spark_home, or leave it out to use the Spark that Start Spark installs.",
        SparkSource.Environment => "Correct SPARK_HOME, or unset it to use the Spark that Start Spark installs.",
        _ => null,
    };

    [GeneratedRegex(@"^spark-core_[\d.]+-(?<version>\d+\.\d+.*)\.jar$")]
    private static partial Regex CoreJar();

    [GeneratedRegex(@"^\d+(\.\d+){1,2}")]
    private static partial Regex LeadingNumber();
}
