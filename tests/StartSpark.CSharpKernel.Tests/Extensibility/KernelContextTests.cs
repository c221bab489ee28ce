using System.Collections.Concurrent;
using StartSpark.CSharpKernel.Extensibility;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Tests.Extensibility;

/// <summary>What the kernel promises to its extensions.</summary>
public sealed class KernelContextTests : IDisposable
{
    private readonly KernelHarness kernel = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => kernel.Dispose();

    [Fact]
    public async Task Run_CodeOfAnExtension_LeavesNoTraceButItsVariables()
    {
        var context = await kernel.ContextAsync();
        await kernel.RunAsync("var x = 1;");
        ConcurrentQueue<string> output = [];
        var run = context.Cells.Run("var spark = x + 1; Display(\"shown\"); spark", text => output.Enqueue(text.Text), Token);
        var result = await run.Completion;
        Assert.Equal((CellOutcome.Succeeded, 2), (result.Outcome, result.Value));
        Assert.Equal(["shown\n"], output);

        var next = await kernel.RunAsync("spark");
        Assert.Equal(("2", 2), (next.Result, next.Reply.GetProperty("execution_count").GetInt32()));
        var history = await kernel.AskAsync(JupyterChannel.Shell, "history_request", """{"hist_access_type":"tail","n":9}""");
        Assert.Equal(2, history.GetProperty("history").GetArrayLength());
    }

    [Fact]
    public async Task Run_WhileACellRuns_WaitsItsTurnAndLaterCellsWaitForIt()
    {
        var context = await kernel.ContextAsync();
        var cell = kernel.SendCell("var order = \"cell\"; await Task.Delay(300);");
        await kernel.NextAsync("execute_input");
        var run = context.Cells.Run("order += \" code\";", null, Token);
        var later = kernel.SendCell("order + \" later\"");
        Assert.False(run.Started.IsCompleted);
        await kernel.EndOfAsync(cell);
        await run.Started;
        Assert.Equal("cell code later", (await kernel.EndOfAsync(later)).Result);
    }

    [Fact]
    public async Task Run_CellBeforeFails_RunsAllTheSame()
    {
        var context = await kernel.ContextAsync();
        var cell = kernel.SendCell("await Task.Delay(50); throw new Exception();");
        await kernel.NextAsync("execute_input");
        var run = context.Cells.Run("5", null, Token);
        await kernel.EndOfAsync(cell);
        Assert.Equal(5, (await run.Completion).Value);
    }

    [Fact]
    public async Task Run_TokenCancelledWhileQueued_IsTakenOff()
    {
        var context = await kernel.ContextAsync();
        var cell = kernel.SendCell("await Task.Delay(Timeout.Infinite);");
        await kernel.NextAsync("execute_input");
        using var cancel = new CancellationTokenSource();
        var run = context.Cells.Run("var never = 1;", null, cancel.Token);
        await cancel.CancelAsync();
        Assert.Equal(CellOutcome.Aborted, (await run.Completion).Outcome);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.Started);
        kernel.Send(JupyterChannel.Control, "interrupt_request", "{}");
        await kernel.EndOfAsync(cell);
        Assert.False(context.Variables.TryGet("never", out _));
    }

    [Fact]
    public async Task Run_TokenCancelledWhileRunning_InterruptsTheCode()
    {
        var context = await kernel.ContextAsync();
        using var cancel = new CancellationTokenSource();
        var run = context.Cells.Run("while (true) { }", null, cancel.Token);
        await run.Started.WaitAsync(Token);
        await cancel.CancelAsync();
        var result = await run.Completion.WaitAsync(TimeSpan.FromSeconds(2), Token);
        Assert.Equal(CellOutcome.Interrupted, result.Outcome);
        Assert.IsType<OperationCanceledException>(result.Error);
    }

    [Fact]
    public async Task Run_CodeThatFails_GivesTheException()
    {
        var context = await kernel.ContextAsync();
        var thrown = await context.Cells.Run("throw new InvalidOperationException(\"why\");", null, Token).Completion;
        Assert.Equal("why", Assert.IsType<InvalidOperationException>(thrown.Error).Message);
        var wrong = await context.Cells.Run("nonsense", null, Token).Completion;
        Assert.Contains("CS0103", Assert.IsType<CodeCompilationException>(wrong.Error).Message, StringComparison.Ordinal);
        Assert.Equal(CellOutcome.Failed, wrong.Outcome);
    }

    [Fact]
    public async Task Run_AsyncLocalOfTheCaller_IsSeenByTheCode()
    {
        var context = await kernel.ContextAsync();
        context.Scope.AddReference(typeof(Ambient).Assembly);
        Ambient.Value.Value = "flows";
        var result = await context.Cells.Run($"{typeof(Ambient).FullName}.Value.Value", null, Token).Completion;
        Assert.Equal("flows", result.Value);
    }

    [Fact]
    public async Task Variables_SetAndGet_AreThoseOfTheCells()
    {
        var context = await kernel.ContextAsync();
        await context.Variables.SetAsync("given", new List<int> { 1, 2 }, Token);
        Assert.Equal("2", (await kernel.RunAsync("given.Count")).Result);
        await kernel.RunAsync("given.Add(3); var own = \"text\";");
        Assert.True(context.Variables.TryGet("own", out var own));
        Assert.Equal("text", own);
        Assert.True(context.Variables.TryGet("given", out var given));
        Assert.Equal([1, 2, 3], Assert.IsType<List<int>>(given));
        await Assert.ThrowsAsync<CodeCompilationException>(() => context.Variables.SetAsync("not a name", 1, Token));
    }

    [Fact]
    public async Task Observe_Cells_TellsBeginAndEndWithTheTokenOfTheCell()
    {
        var context = await kernel.ContextAsync();
        var observer = new Recorder();
        using (context.Cells.Observe(observer))
        {
            var first = kernel.SendCell("1");
            await kernel.EndOfAsync(first);
            var second = kernel.SendCell("await Task.Delay(Timeout.Infinite);");
            await kernel.NextAsync(message => message.MessageType == "execute_input" && message.ParentHeader?.MessageId == second);
            kernel.Send(JupyterChannel.Control, "interrupt_request", "{}");
            await kernel.EndOfAsync(second);
            await context.Cells.Run("nonsense", null, Token).Completion;
            Assert.Equal(
                [$"+{first} 1 False", "-Succeeded False", $"+{second} 2 False", "-Interrupted True"],
                observer.Heard.Take(4));
            Assert.Equal("-Failed False", observer.Heard.Last());
        }

        await kernel.RunAsync("2");
        Assert.Equal(6, observer.Heard.Count);
        Assert.Null(context.Cells.Current);
    }

    [Fact]
    public async Task Observe_AsyncLocalSetAtStart_IsSeenByTheCell()
    {
        var context = await kernel.ContextAsync();
        context.Scope.AddReference(typeof(Ambient).Assembly);
        using var watch = context.Cells.Observe(new Recorder { OnStarted = cell => Ambient.Value.Value = cell.MessageId });
        var id = kernel.SendCell($"await Task.Yield(); {typeof(Ambient).FullName}.Value.Value");
        Assert.Equal(id, (await kernel.EndOfAsync(id)).Result);
    }

    [Fact]
    public async Task OnShutdown_Request_IsAwaitedBeforeTheReply()
    {
        var context = await kernel.ContextAsync();
        var told = new TaskCompletionSource<bool>();
        var finished = false;
        context.OnShutdown(async (shutdown, cancellationToken) =>
        {
            told.SetResult(shutdown.Restart);
            await Task.Delay(50, cancellationToken);
            finished = true;
        });
        context.OnShutdown((_, _) => throw new InvalidOperationException("does not matter"));
        var reply = await kernel.AskAsync(JupyterChannel.Control, "shutdown_request", """{"restart":true}""");
        Assert.True(reply.GetProperty("restart").GetBoolean());
        Assert.True(await told.Task);
        Assert.True(finished);
        await kernel.Ended.WaitAsync(Token);
    }

    [Fact]
    public async Task Load_ExtensionThatThrows_IsToldByTheFirstCellAndTheKernelGoesOn()
    {
        using var broken = new KernelHarness(() => new Broken());
        var report = await broken.RunAsync("1 + 1");
        Assert.Equal("2", report.Result);
        Assert.Contains("Broken one could not be loaded", report.Find("stream")!.Value.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Null((await broken.RunAsync("2")).Find("stream"));
    }

    [Fact]
    public async Task Scope_UsingAndReference_AreThereWithoutAsking()
    {
        var context = await kernel.ContextAsync();
        context.Scope.AddReference(typeof(Scripting.ScopeFunctions).Assembly);
        context.Scope.AddUsing(typeof(Scripting.ScopeFunctions).Namespace!);
        context.Scope.AddStaticUsing(typeof(Scripting.ScopeFunctions).FullName!);
        Assert.Equal("array of 1", (await kernel.RunAsync("Array(1)")).Result);
        Assert.Equal("array of 2", (await kernel.RunAsync("ScopeFunctions.Array(1, 2)")).Result);
    }

    private sealed class Broken : IKernelExtension
    {
        public string Name => "Broken one";

        public ValueTask LoadAsync(IKernelContext context, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("on purpose");
    }

    private sealed class Recorder : ICellObserver
    {
        public ConcurrentQueue<string> Heard { get; } = [];

        public Action<CellInfo> OnStarted { get; init; } = _ => { };

        public void Started(CellInfo cell)
        {
            Heard.Enqueue($"+{cell.MessageId} {cell.ExecutionCount} {cell.IsExtensionCode}");
            OnStarted(cell);
        }

        public void Finished(CellInfo cell, CellOutcome outcome)
        {
            Heard.Enqueue($"-{outcome} {cell.Interrupted.IsCancellationRequested}");
            throw new InvalidOperationException("is dropped");
        }
    }
}
