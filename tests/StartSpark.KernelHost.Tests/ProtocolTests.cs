using System.Text;
using System.Text.Json;
using StartSpark.Jupyter.Messages;

namespace StartSpark.KernelHost.Tests;

/// <summary>The messaging protocol over real sockets, where a process or two channels are needed to see it.</summary>
public sealed class ProtocolTests(LiveKernel kernel) : IClassFixture<LiveKernel>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task KernelInfo_AnyChannel_NamesTheLanguage()
    {
        foreach (var channel in new[] { JupyterChannel.Shell, JupyterChannel.Control })
        {
            var info = await kernel.AskAsync(channel, "kernel_info_request", "{}", Token);
            Assert.Equal("5.4", info.GetProperty("protocol_version").GetString());
            Assert.Equal("C#", info.GetProperty("language_info").GetProperty("name").GetString());
            Assert.Equal(".csx", info.GetProperty("language_info").GetProperty("file_extension").GetString());
            Assert.Equal("text/x-csharp", info.GetProperty("language_info").GetProperty("mimetype").GetString());
        }
    }

    [Fact]
    public async Task Execute_OutputAndResult_ComeInTheProtocolsOrder()
    {
        var report = await kernel.RunAsync("Console.Write(\"a\"); Console.Error.Write(\"b\"); Console.Write(\"c\"); 5", Token);
        Assert.Equal(["status", "execute_input", "stream", "stream", "stream", "execute_result", "status"], report.Types);
        Assert.Equal("ac", report.Stream("stdout"));
        Assert.Equal("b", report.Stream("stderr"));
    }

    [Fact]
    public async Task Execute_TenThousandLines_ArriveWholeAndGathered()
    {
        var report = await kernel.RunAsync("for (var i = 0; i < 10_000; i++) Console.WriteLine(i);", Token);
        Assert.Equal(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"{i}\n")), report.Stream("stdout"));
        Assert.True(report.Types.Count < 200, $"{report.Types.Count} messages");
    }

    [Fact]
    public async Task Execute_ChildProcessThatPrints_PrintsBelowTheCellAndBeforeItsResult()
    {
        Testing.Require.That(!OperatingSystem.IsWindows(), "Native output is captured on Linux and macOS.");
        var report = await kernel.RunAsync("var child = System.Diagnostics.Process.Start(\"echo\", \"from a child: ä\"); child.WaitForExit(); child.ExitCode", Token);
        Assert.Equal("from a child: ä\n", report.Stream("stdout"));
        Assert.Equal(["status", "execute_input", "stream", "execute_result", "status"], report.Types);
    }

    [Fact]
    public async Task Execute_BackgroundTaskOfAnEarlierCell_PrintsBelowItsOwnCell()
    {
        var first = kernel.SendCell("var go = new TaskCompletionSource(); _ = Task.Run(async () => { await go.Task; Console.Write(\"late\"); });");
        await kernel.EndOfAsync(first, Token);
        var second = await kernel.RunAsync("go.SetResult(); await Task.Delay(1); 1", Token);
        var late = await kernel.NextOutputAsync(first, "stream", Token);
        Assert.Equal("late", CellReport.Parse(late).GetProperty("text").GetString());
        Assert.Equal("", second.Stream("stdout"));
    }

    [Fact]
    public async Task Heartbeat_WhileACellSpins_IsAnswered()
    {
        var id = kernel.SendCell("Console.Write(1); Console.Out.Flush(); while (true) { }");
        await kernel.NextOutputAsync(id, "stream", Token);
        await kernel.BeatAsync(Token).WaitAsync(TimeSpan.FromSeconds(5), Token);
        kernel.Send(JupyterChannel.Control, "interrupt_request", "{}");
        await kernel.EndOfAsync(id, Token);
    }

    [Fact]
    public async Task Complete_WhileACellFillsTheThreadPool_IsAnsweredAndTheKernelStaysBusy()
    {
        await kernel.RunAsync("var measured = 1;", Token);
        var id = kernel.SendCell("Console.Write(1); Console.Out.Flush(); Parallel.For(0, int.MaxValue, i => { while (true) { } });");
        await kernel.NextOutputAsync(id, "stream", Token);
        var reply = await kernel.AskAsync(JupyterChannel.Shell, "complete_request", """{"code":"measu","cursor_pos":5}""", Token);
        Assert.Equal(["measured"], reply.GetProperty("matches").EnumerateArray().Select(match => match.GetString()));
        var again = await kernel.NextOutputAsync(id, "status", Token);
        Assert.Equal("busy", CellReport.Parse(again).GetProperty("execution_state").GetString());
        kernel.Send(JupyterChannel.Control, "interrupt_request", "{}");
        await kernel.EndOfAsync(id, Token);
    }

    [Fact]
    public async Task CommOpen_OnControlWhileACellRuns_IsAnsweredAtOnce()
    {
        var id = kernel.SendCell("Console.Write(1); Console.Out.Flush(); Thread.Sleep(Timeout.Infinite);");
        await kernel.NextOutputAsync(id, "stream", Token);
        var open = kernel.Send(JupyterChannel.Control, "comm_open", """{"comm_id":"c1","target_name":"nobody","data":{}}""");
        var close = await kernel.NextAsync(message => message.MessageType == "comm_close", Token);
        Assert.Equal("c1", CellReport.Parse(close).GetProperty("comm_id").GetString());
        await kernel.NextOutputAsync(open, "status", Token);
        kernel.Send(JupyterChannel.Control, "interrupt_request", "{}");
        await kernel.EndOfAsync(id, Token);
    }

    [Fact]
    public async Task Input_ReadLineAndPassword_AskOnStdin()
    {
        var id = kernel.SendCell("var name = Console.ReadLine(); var secret = Password(\"key?\"); name + secret", allowStdin: true);
        Assert.False((await AnswerAsync("Ada")).GetProperty("password").GetBoolean());
        var second = await AnswerAsync("!");
        Assert.True(second.GetProperty("password").GetBoolean());
        Assert.Equal("key?", second.GetProperty("prompt").GetString());
        Assert.Equal("Ada!", (await kernel.EndOfAsync(id, Token)).Result);

        async Task<JsonElement> AnswerAsync(string value)
        {
            var question = await kernel.NextAsync(message => message.Channel == JupyterChannel.Stdin, Token);
            kernel.Send(JupyterChannel.Stdin, "input_reply", $$"""{"value":"{{value}}"}""");
            return CellReport.Parse(question);
        }
    }

    [Fact]
    public async Task Input_FrontEndTakesNoQuestions_FailsWithAReason()
    {
        var report = await kernel.EndOfAsync(kernel.SendCell("Console.ReadLine()", allowStdin: false), Token);
        Assert.Contains("allow_stdin", report.Traceback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configure_Folder_IsTheCellsFolder()
    {
        var folder = Directory.CreateDirectory(Path.Combine(kernel.Folder, "moved")).FullName;
        var reply = await kernel.AskAsync(
            JupyterChannel.Control,
            "configure_request",
            $$$"""{"cwd":{{{LiveKernel.Quote(folder)}}},"env":{"STARTSPARK_PROBE":"set"}}""",
            Token);
        Assert.Equal("ok", reply.GetProperty("status").GetString());
        Assert.Equal($"{folder} set", (await kernel.RunAsync("Directory.GetCurrentDirectory() + \" \" + Environment.GetEnvironmentVariable(\"STARTSPARK_PROBE\")", Token)).Result);
        var wrong = await kernel.AskAsync(JupyterChannel.Control, "configure_request", """{"cwd":"/no/such/folder"}""", Token);
        Assert.Equal("error", wrong.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("new Thread(() => throw new Exception(\"lost\")).Start();")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => throw new Exception(\"lost\"));")]
    [InlineData("async void Lost() { await Task.Yield(); throw new Exception(\"lost\"); } Lost();")]
    [InlineData("new Timer(_ => throw new Exception(\"lost\")).Change(0, Timeout.Infinite);")]
    public async Task UnhandledException_OnAThreadOfItsOwn_IsToldAndTheKernelLives(string code)
    {
        var id = kernel.SendCell(code);
        var report = await kernel.EndOfAsync(id, Token);
        if (report.Stream("stderr").Length == 0)
        {
            // It surfaced after the cell had ended, and still belongs to it.
            var late = CellReport.Parse(await kernel.NextOutputAsync(id, "stream", Token));
            Assert.Contains("lost", late.GetProperty("text").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal("2", (await kernel.RunAsync("1 + 1", Token)).Result);
    }

    [Fact]
    public async Task UnknownRequest_IsAnsweredWithAnError()
    {
        var reply = await kernel.AskAsync(JupyterChannel.Control, "fortune_request", "{}", Token);
        Assert.Equal("error", reply.GetProperty("status").GetString());
        var debug = await kernel.AskAsync(JupyterChannel.Control, "debug_request", "{}", Token);
        Assert.False(debug.GetProperty("success").GetBoolean());
    }

    [Fact]
    public async Task BrokenContent_IsAnsweredWithAnErrorAndHarmless()
    {
        var reply = await kernel.AskAsync(JupyterChannel.Shell, "execute_request", """{"code":5}""", Token);
        Assert.Equal("error", reply.GetProperty("status").GetString());
        Assert.Equal("2", (await kernel.RunAsync("1 + 1", Token)).Result);
    }
}
