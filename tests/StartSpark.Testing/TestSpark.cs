using StartSpark.SparkHome;
using StartSpark.SparkHome.Installing;
using StartSpark.SparkHome.Locating;

namespace StartSpark.Testing;

/// <summary>
/// A real Spark for tests, installed once per machine by the product's own installer: from the mirror beside the
/// repository; else the one of <c>SPARK_HOME</c>; else from Apache.
/// </summary>
public static class TestSpark
{
    private static readonly Lazy<Task<(SparkInstallation? Spark, string? Trouble)>> Found = new(FindAsync);

    /// <summary>The mirror beside the repository, where one is.</summary>
    public static string Mirror { get; } = Path.GetFullPath(Path.Combine(RepositoryRoot.Path, "..", "shared", "spark"));

    /// <summary>A folder that looks like a user's <c>~/.startspark</c> with Spark in it; shared by all tests, so only read it.</summary>
    public static StartSparkPaths Paths { get; } = new(Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "startspark-tests"));

    /// <summary>The home of a Spark 4; skips the test (fails it in CI) where there is none to be had.</summary>
    public static async Task<string> HomeAsync(CancellationToken cancellationToken) => (await InstallationAsync(cancellationToken)).Home;

    /// <summary>The same, as the product sees it.</summary>
    public static async Task<SparkInstallation> InstallationAsync(CancellationToken cancellationToken)
    {
        var (spark, trouble) = await Found.Value.WaitAsync(cancellationToken);
        Require.That(spark is not null, $"Set SPARK_HOME to a Spark 4 folder ({trouble}).");
        return spark;
    }

    private static async Task<(SparkInstallation? Spark, string? Trouble)> FindAsync()
    {
        try
        {
            if (!Directory.Exists(Mirror) && new SparkLocator(Paths).Find() is { } there)
            {
                return (there, null);
            }

            var options = SparkInstallerOptions.WithMirrorsFirst([Mirror]);
            return (await new SparkInstaller(Paths, options).InstallAsync(null, CancellationToken.None), null);
        }
        catch (SparkHomeException error)
        {
            return (null, error.Cause);
        }
    }
}
