namespace StartSpark.SparkHome.Locating;

/// <summary>
/// Finds Spark by a fixed order: (a) what the config names, (b) <c>SPARK_HOME</c>, (c) the newest that Start Spark
/// installed. A folder that was named and is unfit is an error, never skipped in silence.
/// </summary>
public sealed class SparkLocator(StartSparkPaths paths)
{
    /// <summary>The Spark to use, or null when there is none and one must be installed.</summary>
    /// <param name="configHome">The config's <c>spark_home</c>, or null.</param>
    /// <param name="environmentHome"><c>SPARK_HOME</c> as the driver will see it, or null.</param>
    public SparkInstallation? Find(string? configHome, string? environmentHome)
    {
        if (!string.IsNullOrWhiteSpace(configHome))
        {
            return SparkInstallation.Read(ExpandHome(configHome), SparkSource.Config);
        }

        return string.IsNullOrWhiteSpace(environmentHome)
            ? FindInstalled()
            : SparkInstallation.Read(environmentHome, SparkSource.Environment);
    }

    /// <summary>The same, with this process's <c>SPARK_HOME</c>.</summary>
    public SparkInstallation? Find(string? configHome = null) =>
        Find(configHome, Environment.GetEnvironmentVariable("SPARK_HOME"));

    /// <summary>The newest Spark that Start Spark itself installed.</summary>
    public SparkInstallation? FindInstalled()
    {
        if (!Directory.Exists(paths.Spark))
        {
            return null;
        }

        SparkInstallation? newest = null;
        foreach (var folder in Directory.EnumerateDirectories(paths.Spark, "spark-*"))
        {
            try
            {
                var found = SparkInstallation.Read(folder, SparkSource.Installed);
                newest = newest is null || found.Number > newest.Number ? found : newest;
            }
            catch (SparkHomeException)
            {
                // Nobody named this folder, so a stray one is not the user's concern.
            }
        }

        return newest;
    }

    private static string ExpandHome(string path) => path == "~" || path.StartsWith("~/", StringComparison.Ordinal)
        ? Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[1..])
        : path;
}
