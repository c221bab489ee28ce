using StartSpark.Jupyter.Messages;
using StartSpark.Testing;

namespace StartSpark.KernelHost.Tests;

/// <summary>The ways between the states of a kernel's Spark, with the real kernel and real Sparks.</summary>
public sealed class SparkSteeringTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_OverASparkOfACell_ReplacesItAndAfterStopEveryUseSaysSo()
    {
        await using var panel = await SparkComm.OpenAsync();
        var made = await panel.Kernel.RunAsync("""var kept = 42; var typed = SparkSession.Builder().Master("local[1]").GetOrCreate();""", Token);
        Assert.Equal("ok", made.Status);
        var running = await panel.StateAsync("running", Token);
        Assert.Equal("http", new Uri(running.GetProperty("uiUrl").GetString()!).Scheme);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, running.GetProperty("config").ValueKind);
        var first = panel.SparkProcesses();

        panel.StartLocal();
        Assert.Equal("local[2]", (await panel.StateAsync("stopping", Token)).GetProperty("settings").GetProperty("master").GetString());
        await panel.StateAsync("starting", Token);
        var replaced = await panel.StateAsync("running", Token);
        Assert.NotEqual(running.GetProperty("appId").GetString(), replaced.GetProperty("appId").GetString());
        Assert.Equal(("sky", "local[2]"), (replaced.GetProperty("config").GetString(), replaced.GetProperty("settings").GetProperty("master").GetString()));
        await ProcessTree.WaitGoneAsync(first, Token);
        await SaysAsync(panel, "typed.Range(1).Count()", "was stopped");
        Assert.Equal("3", (await panel.Kernel.RunAsync("var three = spark.Range(3); three.Count()", Token)).Result);

        panel.Say("""{"v":1,"type":"stop","ask":true}""");
        await panel.StateAsync("stopping", Token);
        await panel.StateAsync("idle", Token);
        await ProcessTree.WaitGoneAsync(panel.SparkProcesses(), Token);
        Assert.Equal("42", (await panel.Kernel.RunAsync("kept", Token)).Result);
        await SaysAsync(panel, "spark.Range(1).Count()", "was stopped");
        await SaysAsync(panel, "three.Show()", "was stopped");
        await SaysAsync(panel, "three", "was stopped");
        Assert.Equal("ok", (await panel.Kernel.RunAsync("spark = null; GC.Collect();", Token)).Status);
    }

    [Fact]
    public async Task Start_WhereThePersonHasASparkOfHerOwn_TakesTheNameAndGivesItBackToHer()
    {
        await using var panel = await SparkComm.OpenAsync();
        Assert.Equal("ok", (await panel.Kernel.RunAsync("""var spark = "hers";""", Token)).Status);
        panel.StartLocal();
        await panel.StateAsync("running", Token);
        Assert.Equal("3", (await panel.Kernel.RunAsync("spark.Range(3).Count()", Token)).Result);

        Assert.Equal("ok", (await panel.Kernel.RunAsync("var session = spark;", Token)).Status);
        Assert.Equal("ok", (await panel.Kernel.RunAsync("var spark = 7;", Token)).Status);
        Assert.Equal("4", (await panel.Kernel.RunAsync("session.Range(4).Count()", Token)).Result);
        panel.Say("""{"v":1,"type":"stop"}""");
        await panel.StateAsync("idle", Token);
        Assert.Equal("7", (await panel.Kernel.RunAsync("spark", Token)).Result);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Kill_OfTheDriver_IsNoticedWithinThreeSeconds(bool whileACellRuns)
    {
        await using var panel = await SparkComm.OpenAsync();
        panel.StartLocal();
        await panel.StateAsync("running", Token);
        var cell = whileACellRuns ? await panel.Kernel.BeginEndlessJobAsync(Token) : null;
        var driver = panel.SparkProcesses().Single(id => ProcessTree.CommandLine(id).Contains("java", StringComparison.Ordinal) && !ProcessTree.CommandLine(id).StartsWith("sh ", StringComparison.Ordinal));

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        ProcessTree.Kill([driver]);
        limit.CancelAfter(TimeSpan.FromSeconds(3));
        var lost = await panel.StateAsync("lost", limit.Token);

        Assert.Contains("killed", lost.GetProperty("error").GetProperty("cause").GetString(), StringComparison.Ordinal);
        Assert.Equal("sky", lost.GetProperty("config").GetString());
        if (cell is not null)
        {
            Assert.Contains("killed", (await panel.Kernel.EndOfAsync(cell, limit.Token)).Traceback, StringComparison.Ordinal);
        }

        await SaysAsync(panel, "spark.Range(1).Count()", "killed");
        await SaysAsync(panel, "spark.Range(1).Count()", "Start again");
        await ProcessTree.WaitGoneAsync(panel.SparkProcesses(), Token);
    }

    [Theory]
    [InlineData("Start the Java process")]
    [InlineData("Start the Spark context")]
    [InlineData("Open the session")]
    public async Task Cancel_InAStage_IsIdleWithinTwoSecondsAndLeavesNothing(string stage)
    {
        await using var panel = await SparkComm.OpenAsync();
        await panel.Kernel.RunAsync("var kept = 42;", Token);
        panel.StartLocal();
        await panel.NextAsync("status", status => status.GetProperty("stages").EnumerateArray().Any(one => one.GetProperty("name").GetString() == stage), Token);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        panel.Say("""{"v":1,"type":"cancel"}""");
        limit.CancelAfter(TimeSpan.FromSeconds(2));
        await panel.StateAsync("idle", limit.Token);
        await ProcessTree.WaitGoneAsync(panel.SparkProcesses(), limit.Token);

        Assert.Equal("42", (await panel.Kernel.RunAsync("kept", Token)).Result);
    }

    [Theory]
    [InlineData("cancel", "Start the Java process")]
    [InlineData("cancel", "Start the Spark context")]
    [InlineData("stop", "Start the Java process")]
    public async Task CancelOrStop_OfAStartByACell_EndsTheCellWithinTwoSecondsAndLeavesNothing(string request, string stage)
    {
        await using var panel = await SparkComm.OpenAsync();
        await panel.Kernel.RunAsync("var kept = 42;", Token);
        var cell = panel.Kernel.SendCell("""var typed = SparkSession.Builder().Master("local[1]").GetOrCreate();""");
        await panel.NextAsync("status", status => status.GetProperty("stages").EnumerateArray().Any(one => one.GetProperty("name").GetString() == stage), Token);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        panel.Say($$"""{"v":1,"type":"{{request}}"}""");
        limit.CancelAfter(TimeSpan.FromSeconds(2));
        await panel.StateAsync("idle", limit.Token);
        await ProcessTree.WaitGoneAsync(panel.SparkProcesses(), limit.Token);
        var ended = await panel.Kernel.EndOfAsync(cell, limit.Token);

        Assert.Contains("The start of Spark was cancelled.", ended.Traceback, StringComparison.Ordinal);
        Assert.Equal("42", (await panel.Kernel.RunAsync("kept", Token)).Result);
        Assert.Equal("2", (await panel.Kernel.RunAsync("""SparkSession.Builder().Master("local[1]").GetOrCreate().Range(2).Count()""", Token)).Result);
    }

    [Fact]
    public async Task Cancel_OfARemoteThatKeepsSilent_IsIdleWithinTwoSeconds()
    {
        await using var panel = await SparkComm.OpenAsync();
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        panel.Start($"""var spark = SparkSession.Builder().Remote("sc://{silent.LocalEndpoint}").GetOrCreate();""");
        using var dialled = await silent.AcceptTcpClientAsync(Token);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        panel.Say("""{"v":1,"type":"cancel"}""");
        limit.CancelAfter(TimeSpan.FromSeconds(2));
        await panel.StateAsync("idle", limit.Token);
    }

    /// <summary>A sentence, and the way to go on; no exception of gRPC's.</summary>
    private static async Task SaysAsync(SparkComm panel, string code, string expected)
    {
        var report = await panel.Kernel.RunAsync(code, Token);
        Assert.Equal("error", report.Status);
        Assert.Contains(expected, report.Traceback, StringComparison.Ordinal);
        Assert.Contains("Start again", report.Traceback, StringComparison.Ordinal);
        Assert.DoesNotContain("Rpc", report.Traceback, StringComparison.Ordinal);
    }
}
