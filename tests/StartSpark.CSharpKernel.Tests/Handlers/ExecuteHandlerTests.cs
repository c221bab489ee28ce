using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Tests.Handlers;

public sealed class ExecuteHandlerTests : IDisposable
{
    private readonly KernelHarness kernel = new();

    public void Dispose() => kernel.Dispose();

    [Fact]
    public async Task Execute_Value_IsPublishedBetweenBusyAndIdle()
    {
        var report = await kernel.RunAsync("new[] { 1, 2 }");
        Assert.Equal(["status", "execute_input", "execute_result", "execute_reply", "status"], report.Types);
        Assert.Equal("[1, 2]", report.Result);
        Assert.Equal(1, report.Reply.GetProperty("execution_count").GetInt32());
        Assert.Equal("new[] { 1, 2 }", report.Find("execute_input")!.Value.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("1 + 1;", null)]
    [InlineData("(string)null", "null")]
    [InlineData("void F() { } F()", null)]
    [InlineData("Task.CompletedTask.IsCompleted", "true")]
    public async Task Execute_LastExpression_ShowsExactlyWhenThereIsAValue(string code, string? result) =>
        Assert.Equal(result, (await kernel.RunAsync(code)).Result);

    [Fact]
    public async Task Execute_Error_IsOneMessageAndTheReplySaysTheSame()
    {
        var report = await kernel.RunAsync("\nthrow new InvalidOperationException(\"why\");");
        Assert.Equal(["status", "execute_input", "error", "execute_reply", "status"], report.Types);
        Assert.Equal("System.InvalidOperationException", report.Reply.GetProperty("ename").GetString());
        Assert.Equal("why", report.Reply.GetProperty("evalue").GetString());
        Assert.Contains("   at Cell 1, line 2", report.Find("error")!.Value.GetProperty("traceback").EnumerateArray().Select(line => line.GetString()));
    }

    [Fact]
    public async Task Execute_Silent_PublishesNothingAndCountsNothing()
    {
        var silent = await kernel.RunAsync("var x = 5; x", ""","silent":true""");
        Assert.Equal(["status", "execute_reply", "status"], silent.Types);
        var failing = await kernel.RunAsync("throw new Exception();", ""","silent":true""");
        Assert.Equal(["status", "execute_reply", "status"], failing.Types);
        Assert.Equal("error", failing.Status);
        var loud = await kernel.RunAsync("x");
        Assert.Equal(("5", 1), (loud.Result, loud.Reply.GetProperty("execution_count").GetInt32()));
    }

    [Fact]
    public async Task Execute_WithoutHistory_DoesNotCount()
    {
        await kernel.RunAsync("1", ""","store_history":false""");
        var history = await kernel.AskAsync(JupyterChannel.Shell, "history_request", """{"hist_access_type":"tail","n":9}""");
        Assert.Equal(0, history.GetProperty("history").GetArrayLength());
        Assert.Equal(1, (await kernel.RunAsync("2")).Reply.GetProperty("execution_count").GetInt32());
    }

    [Fact]
    public async Task Execute_UserExpressions_AreEvaluatedAfterTheCell()
    {
        var report = await kernel.RunAsync("var x = 20;", ""","user_expressions":{"twice":"x * 2","wrong":"nope"}""");
        var expressions = report.Reply.GetProperty("user_expressions");
        Assert.Equal("40", expressions.GetProperty("twice").GetProperty("data").GetProperty("text/plain").GetString());
        Assert.Equal("error", expressions.GetProperty("wrong").GetProperty("status").GetString());
        Assert.Equal("ok", report.Status);
    }

    [Theory]
    [InlineData("true", "aborted")]
    [InlineData("false", "ok")]
    public async Task Execute_CellFails_WaitingCellsAreAbortedWhenAskedFor(string stopOnError, string status)
    {
        var failing = kernel.SendCell("await Task.Delay(50); throw new Exception();", $$""","stop_on_error":{{stopOnError}}""");
        var waiting = kernel.SendCell("var never = 1;");
        var information = kernel.Send(JupyterChannel.Shell, "comm_msg", """{"comm_id":"unknown","data":{}}""");
        Assert.Equal("error", (await kernel.EndOfAsync(failing)).Status);
        Assert.Equal(status, (await kernel.EndOfAsync(waiting)).Status);
        Assert.Equal(["status", "status"], (await kernel.EndOfAsync(information)).Types);
        Assert.Equal("3", (await kernel.RunAsync("1 + 2")).Result);
    }

    [Fact]
    public async Task Execute_TaskThatCallsBackWhileWaitedFor_DoesNotDeadlock()
    {
        var report = await kernel.RunAsync("async Task<int> F() { for (var i = 0; i < 50; i++) await Task.Yield(); return 7; } F().Result + await F()");
        Assert.Equal("14", report.Result);
    }
}
