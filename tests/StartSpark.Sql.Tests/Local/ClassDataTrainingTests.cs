using StartSpark.SparkHome;
using StartSpark.Sql.Local;
using StartSpark.Testing;

namespace StartSpark.Sql.Tests.Local;

/// <summary>The archive of a real Spark's classes: behind all else, so beside the other tests.</summary>
public sealed class ClassDataTrainingTests : IDisposable
{
    private readonly TestFolder _folder = new("training");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SessionOpened_FirstStart_MakesTheArchiveThatTheNextStartUses()
    {
        Require.Linux();
        var options = new LocalSparkOptions
        {
            Master = "local[2]",
            SparkHome = await TestSpark.HomeAsync(Token),
            Paths = new StartSparkPaths(_folder.Folder("home")),
        };
        await using (var first = await LocalSparkDriver.StartAsync(options, null, Token))
        {
            Assert.False(ProcessTree.MapsClassData(first.Info.ProcessId!.Value));
            first.SessionOpened(_ => { });
            await first.Afterwards.WaitAsync(Token);
        }

        Assert.Single(Directory.GetFiles(options.Paths.ClassData, "*.jsa"));
        await using var second = await LocalSparkDriver.StartAsync(options, null, Token);
        Assert.True(ProcessTree.MapsClassData(second.Info.ProcessId!.Value));
    }
}
