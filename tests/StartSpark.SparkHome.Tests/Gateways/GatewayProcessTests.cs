using StartSpark.SparkHome.Gateways;
using StartSpark.SparkHome.Locating;
using StartSpark.Testing;

namespace StartSpark.SparkHome.Tests.Gateways;

public sealed class GatewayProcessTests : IDisposable
{
    private readonly TestFolder _folder = new("gateway");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task StartAsync_RealSpark_TakesCommandsAndEndsWithItsOwner()
    {
        var gateway = await GatewayProcess.StartAsync(await OptionsAsync(), Token);
        await using (gateway)
        {
            await using var client = await gateway.ConnectAsync(Token);
            var conf = await client.NewAsync("org.apache.spark.SparkConf", [], Token);
            Assert.Equal("a=b:c ä\\", await client.CallAsync(conf, "get", ["spark.app.name"], Token));
            Assert.Equal("line1\nline2\\n", await client.CallAsync(
                (Py4JReference)(await client.CallAsync(conf, "set", ["spark.x", "line1\nline2\\n"], Token))!, "get", ["spark.x"], Token));
            Assert.Equal(Environment.CurrentDirectory, await client.CallStaticAsync("java.lang.System", "getProperty", ["user.dir"], Token));
        }

        Assert.True(gateway.Exited.IsCompleted);
        Assert.False(ProcessTree.IsAlive(gateway.ProcessId));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(gateway.LogFile));
        }
    }

    private async Task<GatewayOptions> OptionsAsync() => new()
    {
        Spark = await TestSpark.InstallationAsync(Token),
        Java = await new JavaLocator().FindAsync(null, Token),
        LogFile = _folder.File("driver.log"),
        Conf = new Dictionary<string, string> { ["spark.master"] = "local[1]", ["spark.app.name"] = "a=b:c ä\\" },
    };
}
