using System.Text.Json;
using StartSpark.Jupyter.Messages;
using StartSpark.Testing;

namespace StartSpark.KernelHost.Tests;

/// <summary>What a kernel does while its Spark is at work: interrupts, questions, progress.</summary>
public sealed class SparkWorkTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Interrupt_CellWithAJob_EndsCellAndJobAndSparkStays()
    {
        await using var panel = await SparkComm.OpenAsync();
        panel.StartLocal();
        await panel.StateAsync("running", Token);
        var driver = await SparkCells.DriverAsync(panel.Kernel, Token);
        var cell = await panel.Kernel.BeginEndlessJobAsync(Token);

        panel.Say("""{"v":1,"type":"stop","ask":true}""");
        Assert.Equal(1, (await panel.NextAsync("busy", _ => true, Token)).GetProperty("jobs").GetInt32());
        using var http = new HttpClient();
        Assert.Equal(1, await SparkJobs.AtWorkAsync(http, driver, Token));

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var interrupted = TimeProvider.System.GetUtcNow();
        panel.Kernel.Send(JupyterChannel.Control, "interrupt_request", "{}");
        limit.CancelAfter(TimeSpan.FromSeconds(1));
        Assert.Equal("Interrupted", (await panel.Kernel.EndOfAsync(cell, limit.Token)).Reply.GetProperty("ename").GetString());

        // By Spark's own clock, since its pages may take longer to answer than its jobs to end.
        Assert.InRange(await SparkCells.LastJobEndAsync(driver, Token), interrupted, interrupted.AddSeconds(1));

        Assert.Equal("10", (await panel.Kernel.RunAsync("spark.Range(10).Count()", Token)).Result);
        panel.Say("""{"v":1,"type":"stop","ask":true}""");
        await panel.StateAsync("idle", Token);
    }

    [Fact]
    public async Task Run_CellThatEndsInADataFrame_ShowsItsFirstRowsAsATableAndAsText()
    {
        await using var panel = await SparkComm.OpenAsync();
        panel.StartLocal();
        await panel.StateAsync("running", Token);

        var report = await panel.Kernel.RunAsync("spark.Range(30).SelectExpr(\"id\", \"'<b>' as text\").OrderBy(\"id\")", Token);

        var shown = report.Find("execute_result")!.Value.GetProperty("data");
        var html = shown.GetProperty("text/html").GetString()!;
        Assert.Equal(20, html.Split("&lt;b&gt;").Length - 1);
        Assert.Contains("bigint", html, StringComparison.Ordinal);
        Assert.Contains("The first 20 rows; there are more.", html, StringComparison.Ordinal);
        var text = shown.GetProperty("text/plain").GetString()!.Split('\n');
        Assert.Equal(["    id  text", "bigint  string", "     0  <b>"], text.Take(3));
        Assert.Equal(["    19  <b>", "The first 20 rows; there are more."], text.TakeLast(2));
    }

    [Fact]
    public async Task Progress_OfAThousandTasks_IsABarThatGrowsAndEndsWithItsCell()
    {
        await using var panel = await SparkComm.OpenAsync();
        panel.StartLocal();
        await panel.StateAsync("running", Token);

        var cell = panel.Kernel.SendCell("spark.Range(0, 1000, 1, 1000).SelectExpr(\"java_method('java.lang.Thread', 'sleep', 5L + id * 0)\").Collect().Count");
        var told = new List<JsonElement>();
        while (told.Count == 0 || told[^1].GetProperty("stages").GetArrayLength() > 0)
        {
            told.Add(await panel.NextAsync("progress", message => message.GetProperty("cell").GetString() == cell, Token));
        }

        var report = await panel.Kernel.EndOfAsync(cell, Token);
        Assert.Equal("1000", report.Result);
        var stages = told.SkipLast(1).Select(message => message.GetProperty("stages")[0]).ToList();
        Assert.NotEmpty(stages);
        Assert.All(stages, stage => Assert.Equal(1000, stage.GetProperty("total").GetInt32()));
        Assert.Equal(stages.Select(stage => stage.GetProperty("done").GetInt32()).Order(), stages.Select(stage => stage.GetProperty("done").GetInt32()));
        Assert.Contains(stages, stage => stage.GetProperty("running").GetInt32() > 0);
        Assert.Contains(told, message => message.GetProperty("jobUrl").GetString()?.StartsWith("jobs/job/?id=", StringComparison.Ordinal) == true);

        // Nothing after the end.
        Assert.Equal("1", (await panel.Kernel.RunAsync("spark.Range(1).Count()", Token)).Result);
        Assert.DoesNotContain(panel.Kernel.Unclaimed, message =>
            SparkComm.Data(message) is { } data && data.TryGetProperty("cell", out var of) && of.GetString() == cell);
    }
}
