using StartSpark.SparkHome;
using StartSpark.Sql.Local;

namespace StartSpark.Testing;

/// <summary>
/// The archive of loaded classes that all tests share. In a fresh home each first start is followed by a second driver, which makes one
/// and is ended with the test: a core kept busy for nothing, and starts that take twice as long.
/// </summary>
public static class SharedClassData
{
    private static readonly Lazy<Task> Made = new(MakeAsync);

    /// <summary>The folder of the archive, which is in it from now on.</summary>
    public static async Task<string> FolderAsync(CancellationToken cancellationToken)
    {
        await Made.Value.WaitAsync(cancellationToken);
        return TestSpark.Paths.ClassData;
    }

    /// <summary>Puts the archive into a folder that stands for a user's <c>~/.startspark</c>.</summary>
    public static async Task LendAsync(StartSparkPaths paths, CancellationToken cancellationToken)
    {
        // Elsewhere a link may need rights that a test has not; it saves nothing but time.
        if (OperatingSystem.IsLinux())
        {
            Directory.CreateDirectory(paths.Home);
            Directory.CreateSymbolicLink(paths.ClassData, await FolderAsync(cancellationToken));
        }
    }

    /// <summary>As a person's first start does; where the archive is there, nothing is made.</summary>
    private static async Task MakeAsync()
    {
        using var folder = new TestFolder("class-data");
        var options = new LocalSparkOptions
        {
            Master = "local[1]",
            SparkHome = await TestSpark.HomeAsync(CancellationToken.None),
            Paths = TestSpark.Paths,
            LogFile = folder.File("driver.log"),
            UseClassData = true,
        };
        await using var driver = await LocalSparkDriver.StartAsync(options, null, CancellationToken.None);
        driver.SessionOpened(_ => { });
        await driver.Afterwards;
    }
}
