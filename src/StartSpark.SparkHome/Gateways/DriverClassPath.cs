using StartSpark.SparkHome.Locating;

namespace StartSpark.SparkHome.Gateways;

/// <summary>
/// The driver's class path as a list in a fixed order, which an archive of loaded classes needs: (a) the user's extra
/// entries, (b) Spark's jars by name, (c) folders of settings. Spark's scripts put the settings before the jars; no jar of
/// Spark has files of those names, so the order between the two changes nothing, and an archive may not know folders.
/// </summary>
/// <param name="Fixed">What an archive depends on: everything before the folders of settings.</param>
/// <param name="Appended">Folders of settings.</param>
internal sealed record DriverClassPath(IReadOnlyList<string> Fixed, IReadOnlyList<string> Appended)
{
    /// <summary>Whether an archive can be used: only files may stand before the folders.</summary>
    internal bool CanHaveArchive => Fixed.All(File.Exists);

    internal static DriverClassPath Build(SparkInstallation spark, DriverEnvironment environment, string? extraClassPath)
    {
        // slf4j first, as Spark's launcher does, so that no older one inside another jar wins.
        var jars = Directory.EnumerateFiles(spark.Jars, "*.jar")
            .OrderBy(jar => Path.GetFileName(jar).StartsWith("slf4j-api-", StringComparison.Ordinal) ? 0 : 1)
            .ThenBy(jar => jar, StringComparer.Ordinal);
        IEnumerable<string?> appended =
            [environment.ConfFolder, environment["HADOOP_CONF_DIR"], environment["YARN_CONF_DIR"]];
        return new(
            [.. Entries(extraClassPath), .. jars],
            [.. Entries(environment["SPARK_DIST_CLASSPATH"]), .. appended.OfType<string>().Where(Directory.Exists).Distinct()]);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(Path.PathSeparator, Fixed.Concat(Appended));

    private static string[] Entries(string? path) =>
        (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
