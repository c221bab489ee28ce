using StartSpark.SparkHome;
using StartSpark.Sql.Local;

namespace StartSpark.Testing;

/// <summary>
/// What every fresh home would make anew, shared by all tests: the archive of loaded classes, which a second driver makes behind each first
/// start, and what Spark says of its options, which a Java process is started for. Both keep a core busy beside the test.
/// </summary>
public static class SharedCaches
{
    private static readonly Lazy<Task> Made = new(MakeAsync);

    /// <summary>The folder of the archive, which is in it from now on.</summary>
    public static async Task<string> ClassDataAsync(CancellationToken cancellationToken)
    {
        await Made.Value.WaitAsync(cancellationToken);
        return TestSpark.Paths.ClassData;
    }

    /// <summary>Puts them into a folder that stands for a user's <c>~/.startspark</c>.</summary>
    public static async Task LendAsync(StartSparkPaths paths, CancellationToken cancellationToken)
    {
        // Elsewhere a link may need rights that a test has not; it saves nothing but time.
        if (OperatingSystem.IsLinux())
        {
            Directory.CreateDirectory(paths.Home);
            Directory.CreateSymbolicLink(paths.ClassData, await ClassDataAsync(cancellationToken));
            Directory.CreateSymbolicLink(paths.Options, Directory.CreateDirectory(TestSpark.Paths.Options).FullName);
        }
    }

    /// <summary>As a person's first start does; where an archive of this Spark is there, nothing is started.</summary>
    private static async Task MakeAsync()
    {
        var spark = await TestSpark.HomeAsync(CancellationToken.None);
        var archives = new DirectoryInfo(TestSpark.Paths.ClassData);
        if (archives.Exists && archives.EnumerateFiles("*.jsa").Any(archive => archive.LastWriteTimeUtc > Directory.GetLastWriteTimeUtc(spark)))
        {
            return;
        }

        using var folder = new TestFolder("class-data");
        var options = new LocalSparkOptions
        {
            Master = "local[1]",
            SparkHome = spark,
            Paths = TestSpark.Paths,
            LogFile = folder.File("driver.log"),
            UseClassData = true,
        };
        await using var driver = await LocalSparkDriver.StartAsync(options, null, CancellationToken.None);
        driver.SessionOpened(_ => { });
        await driver.Afterwards;
    }
}
