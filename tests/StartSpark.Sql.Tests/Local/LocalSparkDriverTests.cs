using System.Net;
using System.Net.Sockets;
using StartSpark.SparkHome;
using StartSpark.Sql.Connect;
using StartSpark.Sql.Local;
using StartSpark.Testing;

namespace StartSpark.Sql.Tests.Local;

public sealed class LocalSparkDriverTests : IDisposable
{
    private const string Mark = "STARTSPARK_TEST_DRIVER";

    private readonly string _mark = Guid.NewGuid().ToString("N");
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
            var wrong = ConnectEndpoint.Parse(driver.Endpoint.Split("token=")[0] + "token=wrong");
            await Assert.ThrowsAnyAsync<SparkException>(() => DriverWarmUp.RunAsync(wrong, local: true, Token));
            Assert.DoesNotContain(driver.Endpoint.Split("token=")[1], ProcessTree.CommandLine(driver.Info.ProcessId.Value), StringComparison.Ordinal);
        }

        Assert.True(driver.Exited.IsCompletedSuccessfully);
        Assert.Null(await driver.Lost);
        await ProcessTree.WaitGoneAsync(ours, Token);
    }

    [Fact]
    public async Task StartAsync_LogLevelInfo_TellsInTheLogWhatSparkDoes()
    {
        var quiet = await OptionsAsync();
        await using (var driver = await LocalSparkDriver.StartAsync(quiet, null, Token))
        {
            Assert.DoesNotContain(" INFO ", await LogTextAsync(driver), StringComparison.Ordinal);
        }

        await using var talking = await LocalSparkDriver.StartAsync(
            quiet with { Conf = new Dictionary<string, string> { ["spark.log.level"] = "INFO" } }, null, Token);
        Assert.Contains(" INFO SparkContext: Submitted application", await LogTextAsync(talking), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(SparkStartStage.Jvm))]
    [InlineData(nameof(SparkStartStage.Context))]
    public async Task StartAsync_CancelledInStage_LeavesNoProcessWithinTwoSeconds(string stage)
    {
        Require.Linux();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var starting = LocalSparkDriver.StartAsync(await OptionsAsync(), _stages, cancel.Token);
        await _stages.StartedAsync(Enum.Parse<SparkStartStage>(stage));
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting.WaitAsync(TimeSpan.FromSeconds(2), Token));
        await NothingLeftAsync();
    }

    [Fact]
    public async Task StartAsync_CancelledWhileJavaIsLookedFor_LeavesNoProcessWithinTwoSeconds()
    {
        Require.Linux();
        var java = _folder.Write("java/bin/java", $"#!/bin/sh\nexport {Mark}={_mark}\n: > {_folder.File("asked")}\nsleep 600\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(java, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var starting = LocalSparkDriver.StartAsync(await OptionsAsync() with { JavaHome = _folder.Folder("java") }, _stages, cancel.Token);
        while (!File.Exists(_folder.File("asked")))
        {
            await Task.Delay(10, Token);
        }

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting.WaitAsync(TimeSpan.FromSeconds(2), Token));
        await NothingLeftAsync();
    }

    [Fact]
    public async Task StartAsync_CancelledWhileTheMasterKeepsSilent_LeavesNoProcessWithinTwoSeconds()
    {
        Require.Linux();
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var options = await OptionsAsync() with { Master = $"spark://{silent.LocalEndpoint}" };
        var starting = LocalSparkDriver.StartAsync(options, _stages, cancel.Token);

        // The first connection is our own question whether anybody is there; the second is Spark's.
        using var asked = await silent.AcceptTcpClientAsync(Token);
        using var registering = await silent.AcceptTcpClientAsync(Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting.WaitAsync(TimeSpan.FromSeconds(2), Token));
        await NothingLeftAsync();
    }

    [Fact]
    public async Task Lost_DriverKilled_TellsWhat()
    {
        await using var driver = await LocalSparkDriver.StartAsync(await OptionsAsync(), null, Token);
        using (var process = System.Diagnostics.Process.GetProcessById(driver.Info.ProcessId!.Value))
        {
            process.Kill();
        }

        var reason = await driver.Lost.WaitAsync(TimeSpan.FromSeconds(3), Token);
        Assert.Contains("signal 9", reason, StringComparison.Ordinal);
        Assert.Contains(driver.Info.LogFile!, reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_MasterThatDoesNotAnswer_SaysSoAndLeavesNothing()
    {
        var error = await Assert.ThrowsAsync<SparkStartException>(
            async () => await LocalSparkDriver.StartAsync(await OptionsAsync() with { Master = "spark://127.0.0.1:1" }, null, Token));
        Assert.Contains("The master spark://127.0.0.1:1 does not answer", error.Cause, StringComparison.Ordinal);
        Assert.NotNull(error.Hint);
        await NothingLeftAsync();
    }

    [Fact]
    public async Task StartAsync_PortTaken_SaysWhichAndWhatToDo()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var conf = new Dictionary<string, string> { ["spark.connect.grpc.binding.port"] = $"{port}", ["spark.port.maxRetries"] = "0" };
        var error = await Assert.ThrowsAsync<SparkStartException>(
            async () => await LocalSparkDriver.StartAsync(await OptionsAsync() with { Conf = conf }, null, Token));
        Assert.Contains($"Failed to bind to address /127.0.0.1:{port}", error.Cause, StringComparison.Ordinal);
        Assert.Contains("Free the port", error.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("spark.driver.memory", "plenty", "spark.driver.memory is plenty, which is no size")]
    [InlineData("spark.plugins", "org.nowhere.Plugin", "org.nowhere.Plugin")]
    [InlineData("spark.driver.extraJavaOptions", "-Xmx9g", "set spark.driver.memory instead")]
    [InlineData("spark.driver.extraJavaOptions", "-XX:MaxMetaspaceSize=banana", "MaxMetaspaceSize=banana")]
    public async Task StartAsync_BadSetting_NamesItAndLeavesNothing(string key, string value, string expected)
    {
        Require.Linux();
        var conf = new Dictionary<string, string> { [key] = value };
        var options = await OptionsAsync() with { Conf = conf };
        var error = await Assert.ThrowsAsync<SparkStartException>(() => LocalSparkDriver.StartAsync(options, null, Token));
        Assert.Contains(expected, error.Message, StringComparison.OrdinalIgnoreCase);
        await NothingLeftAsync();
    }

    [Fact]
    public async Task StartAsync_NoJava_SaysHowToGetIt()
    {
        var options = await OptionsAsync() with { JavaHome = _folder.Folder("nojava") };
        var error = await Assert.ThrowsAsync<SparkStartException>(() => LocalSparkDriver.StartAsync(options, null, Token));
        Assert.Contains("nojava has no Java", error.Cause, StringComparison.Ordinal);
    }

    private static async Task<string> LogTextAsync(LocalSparkDriver driver)
    {
        await using var log = new FileStream(driver.Info.LogFile!, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(log);
        return await reader.ReadToEndAsync(Token);
    }

    private async Task NothingLeftAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(2));
        await ProcessTree.WaitGoneAsync(ProcessTree.WithVariable(Mark, _mark), limit.Token);
    }

    private async Task<LocalSparkOptions> OptionsAsync()
    {
        var paths = new StartSparkPaths(_folder.Folder("home"));
        await SharedCaches.LendAsync(paths, Token);
        return new()
        {
            Master = "local[2]",
            SparkHome = await TestSpark.HomeAsync(Token),
            Paths = paths,
            Env = new Dictionary<string, string?> { [Mark] = _mark },
        };
    }
}
