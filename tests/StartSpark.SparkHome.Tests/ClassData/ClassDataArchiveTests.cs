using StartSpark.SparkHome.Gateways;
using StartSpark.SparkHome.Locating;
using StartSpark.Testing;

namespace StartSpark.SparkHome.Tests.ClassData;

/// <summary>Archives of a real gateway: made, used, and damaged in the two ways that matter.</summary>
public sealed class ClassDataArchiveTests : IDisposable
{
    private readonly TestFolder _folder = new("cds");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Archive_MadeUsedAndDamaged_NeverKeepsAGatewayFromStarting()
    {
        Require.Linux();
        var options = await OptionsAsync();
        await using (var first = await GatewayProcess.StartAsync(options, Token))
        {
            Assert.False(ProcessTree.MapsClassData(first.ProcessId));
            Assert.True(await first.ClassData!.MakeAsync((jvm, token) => TrainAsync(options, jvm, token), Token));
        }

        var archive = Assert.Single(Directory.GetFiles(options.ClassDataFolder!, "*.jsa"));
        await using (var second = await GatewayProcess.StartAsync(options, Token))
        {
            Assert.True(ProcessTree.MapsClassData(second.ProcessId));
        }

        // A JVM that dies of something else leaves it where it is.
        var bad = options with { Conf = new Dictionary<string, string> { ["spark.driver.extraJavaOptions"] = "-XX:MaxMetaspaceSize=banana" } };
        await Assert.ThrowsAsync<DriverDiedException>(() => GatewayProcess.StartAsync(bad, Token));
        Assert.Single(Directory.GetFiles(options.ClassDataFolder!, "*.jsa"));

        // Cut, as by a full disk: its length tells, and it is put away before it can do harm.
        Cut(archive, archive);
        await using (var third = await GatewayProcess.StartAsync(options, Token))
        {
            Assert.False(ProcessTree.MapsClassData(third.ProcessId));
        }

        Assert.Empty(Directory.GetFiles(options.ClassDataFolder!, "*.jsa"));
    }

    [Fact]
    public async Task Archive_CutUnderATrueLookingName_IsDroppedAfterOneFailedStart()
    {
        Require.Linux();
        var options = await OptionsAsync();
        await using var maker = await GatewayProcess.StartAsync(options, Token);
        await maker.ClassData!.MakeAsync((jvm, token) => TrainAsync(options, jvm, token), Token);
        var archive = Assert.Single(Directory.GetFiles(options.ClassDataFolder!, "*.jsa"));
        var half = new FileInfo(archive).Length / 2;
        Cut(archive, $"{archive[..archive.LastIndexOf('-')]}-{half}.jsa");

        await using var gateway = await GatewayProcess.StartAsync(options, Token);
        Assert.False(ProcessTree.MapsClassData(gateway.ProcessId));
        Assert.Empty(Directory.GetFiles(options.ClassDataFolder!, "*.jsa"));
    }

    private static void Cut(string archive, string newName)
    {
        using (var file = File.OpenWrite(archive))
        {
            file.SetLength(file.Length / 2);
        }

        File.Move(archive, newName, overwrite: true);
    }

    private async Task TrainAsync(GatewayOptions options, IReadOnlyList<string> jvm, CancellationToken cancellationToken)
    {
        var training = options with
        {
            JvmOptions = jvm,
            ClassDataFolder = null,
            LogFile = _folder.File("training.log"),
            Environment = new Dictionary<string, string?> { ["SPARK_CONF_DIR"] = _folder.File("none") },
        };
        await using var gateway = await GatewayProcess.StartAsync(training, cancellationToken);
        await using var java = await gateway.ConnectAsync(cancellationToken);
        await Assert.ThrowsAsync<SparkHomeException>(() => java.CallStaticAsync("java.lang.System", "exit", [0], cancellationToken));
        await gateway.Exited.WaitAsync(cancellationToken);
    }

    private async Task<GatewayOptions> OptionsAsync() => new()
    {
        Spark = await TestSpark.InstallationAsync(Token),
        Java = await new JavaLocator().FindAsync(null, Token),
        LogFile = _folder.File("driver.log"),
        Conf = new Dictionary<string, string> { ["spark.master"] = "local[1]" },
        ClassDataFolder = _folder.Folder("cds"),
    };
}
