using System.Net;
using System.Net.Sockets;
using StartSpark.SparkHome;
using StartSpark.Sql.Connect;
using StartSpark.Sql.Local;
using StartSpark.Testing;

namespace StartSpark.Sql.Tests.Local;

public sealed class LocalSparkDriverTests : IDisposable
{
    private readonly TestFolder _folder = new("driver");
    private readonly StageRecorder _stages = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task StartAsync_RealSpark_AnswersOverConnectAndLeavesNothing()
    {
        var driver = await LocalSparkDriver.StartAsync(
            await OptionsAsync() with { AppName = "first & last", Conf = new Dictionary<string, string> { ["spark.x.y"] = "a=b" } }, _stages, Token);
        int[] ours;
        await using (driver)
        {
            ours = [driver.Info.ProcessId!.Value, .. ProcessTree.Descendants(driver.Info.ProcessId!.Value)];
            Assert.Equal(
                ["Install started", "Install finished", "Jvm started", "Jvm finished", "Context started", "Context finished"], _stages.Events);
            Assert.Equal("4.3.0", driver.Info.SparkVersion);
            Assert.Equal("first & last", driver.Info.AppName);
            Assert.Equal(2, driver.Info.DefaultParallelism);
            Assert.StartsWith("local-", driver.Info.AppId, StringComparison.Ordinal);
            Assert.DoesNotContain("token", driver.Info.Endpoint, StringComparison.Ordinal);
            using var http = new HttpClient();
            Assert.Contains("first &amp; last", await http.GetStringAsync(new Uri(driver.Info.UiUrl!, "/jobs/"), Token), StringComparison.Ordinal);

            // The warm-up is a query like any other: that it ends well shows a server that answers.
            await DriverWarmUp.RunAsync(ConnectEndpoint.Parse(driver.Endpoint), local: true, Token);
            Assert.DoesNotContain(ProcessTree.CommandLine(driver.Info.ProcessId.Value), driver.Endpoint.Split("token=")[1], StringComparison.Ordinal);
        }

        Assert.True(driver.Exited.IsCompletedSuccessfully);
        Assert.Null(await driver.Lost);
        await ProcessTree.WaitGoneAsync(ours, Token);
    }

    [Fact]
    public async Task StartAsync_WrongToken_IsRefusedByTheDriver()
    {
        await using var driver = await LocalSparkDriver.StartAsync(await OptionsAsync(), null, Token);
        var wrong = ConnectEndpoint.Parse(driver.Endpoint.Split("token=")[0] + "token=wrong");
        await Assert.ThrowsAnyAsync<SparkException>(() => DriverWarmUp.RunAsync(wrong, local: true, Token));
    }

    private async Task<LocalSparkOptions> OptionsAsync() => new()
    {
        Master = "local[2]",
        SparkHome = await TestSpark.HomeAsync(Token),
        Paths = new StartSparkPaths(_folder.Folder("home")),
        UseClassData = false,
    };
}
