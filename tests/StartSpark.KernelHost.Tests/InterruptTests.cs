using StartSpark.Jupyter.Messages;

namespace StartSpark.KernelHost.Tests;

/// <summary>
/// Every kind of cell that an interrupt must stop, in one kernel whose variables stay, before the person would be told that it does not stop;
/// and the kinds that it cannot stop.
/// </summary>
public sealed class InterruptTests(LiveKernel kernel) : IClassFixture<LiveKernel>
{
    /// <summary>Until then the person has been told nothing; a cell that ends later was, wrongly, told of as one that cannot be stopped.</summary>
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(3);

    public static TheoryData<string, string> Stoppable => new()
    {
        { "empty loop", "while (true) { }" },
        { "loop without braces", "long i = 0; while (true) i++;" },
        { "for loop", "for (;;) { }" },
        { "do loop", "do { } while (true);" },
        { "goto loop", "again: i0++; goto again;" },
        { "endless foreach", "IEnumerable<int> Endless() { while (true) yield return 1; } foreach (var x in Endless()) { }" },
        { "recursion", "long Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2); Fib(90)" },
        { "loop in a method", "void Loop() { while (true) { } } Loop();" },
        { "loop of an earlier cell's function", "Forever();" },
        { "await that never ends", "await Task.Delay(Timeout.Infinite);" },
        { "await loop", "while (true) await Task.Delay(1);" },
        { "yield loop", "while (true) { await Task.Yield(); }" },
        { "loop that catches everything", "while (true) { try { while (true) { } } catch { } }" },
        { "Parallel.For", "Parallel.For(0, int.MaxValue, i => { while (true) { } });" },
        { "awaited Task.Run", "await Task.Run(() => { while (true) { } });" },
        { "waited Task.Run", "Task.Run(() => { while (true) { } }).Wait();" },
        { "static constructor", "class Stuck { public static int X; static Stuck() { while (true) { } } } Stuck.X" },
        { "allocation loop", "while (true) { var block = new byte[100_000]; }" },
        { "sort in a loop", "var r = new Random(1); while (true) { var a = Enumerable.Range(0, 10000).Select(_ => r.Next()).ToArray(); Array.Sort(a); }" },
        { "block lambda in a library's loop", "Enumerable.Range(0, int.MaxValue).Sum(x => { return x % 2; })" },
        { "expression lambda in a library's loop", "Enumerable.Range(0, int.MaxValue).Where(x => x % 2 == 3).Sum(x => (long)x)" },
        { "sleep", "Thread.Sleep(Timeout.Infinite);" },
        { "sleep after an await", "await Task.Delay(1); Thread.Sleep(Timeout.Infinite);" },
        { "waited task", "new TaskCompletionSource().Task.Wait();" },
        { "lock", "var gate = new object(); var held = new ManualResetEventSlim(); new Thread(() => { lock (gate) { held.Set(); Thread.Sleep(Timeout.Infinite); } }) { IsBackground = true }.Start(); held.Wait(); lock (gate) { }" },
        { "blocked HTTP request", "var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0); silent.Start(); new HttpClient().GetStringAsync($\"http://{silent.LocalEndpoint}\").Result" },
        { "waiting for a process", "System.Diagnostics.Process.Start(\"sleep\", \"60\").WaitForExit();" },
        { "console input", "Console.ReadLine()" },
        { "endless output", "while (true) Console.WriteLine(\"again\");" },
    };

    [Theory]
    [MemberData(nameof(Stoppable))]
    public async Task Interrupt_StoppableCell_EndsBeforeThePersonIsToldAndKeepsVariables(string kind, string code)
    {
        Assert.NotEmpty(kind);
        var token = TestContext.Current.CancellationToken;
        await kernel.RunAsync("var kept = 42; var i0 = 0L; void Forever() { while (true) { } }", token);
        var id = kernel.SendCell("Console.Write(\"begun\");\nConsole.Out.Flush();\n" + code, allowStdin: true);
        await kernel.NextOutputAsync(id, "stream", token);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(Promised);
        kernel.Send(JupyterChannel.Control, "interrupt_request", "{}");
        var report = await kernel.EndOfAsync(id, limit.Token);

        Assert.Equal("error", report.Status);
        Assert.Equal("Interrupted", report.Reply.GetProperty("ename").GetString());
        Assert.Equal("42", (await kernel.RunAsync("kept", token)).Result);
    }

    [Theory]
    [InlineData("regular expression", "System.Text.RegularExpressions.Regex.IsMatch(new string('a', 40), \"^(a+)+b$\")")]
    [InlineData("blocked accept", "var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0); listener.Start(); listener.AcceptSocket();")]
    [InlineData("blocked pipe", "new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.In).ReadByte()")]
    [InlineData("output of a silent process", "var silent = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(\"cat\") { RedirectStandardInput = true, RedirectStandardOutput = true }); silent.StandardOutput.ReadLine()")]
    public async Task Interrupt_CellInsideOfALibrary_IsToldAndLeftBehindBySecond(string kind, string code)
    {
        Assert.NotEmpty(kind);
        var token = TestContext.Current.CancellationToken;
        await kernel.RunAsync("var kept = 43;", token);
        var id = kernel.SendCell("Console.Write(\"begun\");\nConsole.Out.Flush();\n" + code);
        await kernel.NextOutputAsync(id, "stream", token);

        kernel.Send(JupyterChannel.Control, "interrupt_request", "{}");
        var told = await kernel.NextOutputAsync(id, "stream", token);
        var text = CellReport.Parse(told);
        Assert.Equal("stderr", text.GetProperty("name").GetString());
        Assert.Contains("Interrupt once more", text.GetProperty("text").GetString(), StringComparison.Ordinal);

        kernel.Send(JupyterChannel.Control, "interrupt_request", "{}");
        var report = await kernel.EndOfAsync(id, token);
        Assert.Equal("Interrupted", report.Reply.GetProperty("ename").GetString());
        Assert.Equal("43", (await kernel.RunAsync("kept", token)).Result);
    }

    /// <summary>The loop and the cell both wait when the interrupt comes, so nothing of it is there to stop until the next cell runs.</summary>
    [Theory]
    [InlineData("loop = Task.Run(async () => { for (var turn = 0; turn < 2; turn++) { begun.TrySetResult(); await go.Task; } });")]
    [InlineData("async Task Loop() { for (var turn = 0; turn < 2; turn++) { begun.TrySetResult(); await go.Task; } } loop = Task.Run(Loop);")]
    public async Task Interrupt_CellWithALoopInTheBackground_KeepsItStoppedAndItsFunctionsUsable(string code)
    {
        var token = TestContext.Current.CancellationToken;
        await kernel.RunAsync("Task loop; var begun = new TaskCompletionSource(); var go = new TaskCompletionSource();", token);
        var id = kernel.SendCell("int Twice(int a) => 2 * a; Func<int, int> thrice = a => 3 * a;\n" + code
            + "\nawait begun.Task; Console.Write(\"begun\"); Console.Out.Flush(); await Task.Delay(Timeout.Infinite);");
        await kernel.NextOutputAsync(id, "stream", token);
        kernel.Send(JupyterChannel.Control, "interrupt_request", "{}");
        Assert.Equal("Interrupted", (await kernel.EndOfAsync(id, token)).Reply.GetProperty("ename").GetString());

        Assert.Equal("Canceled", (await kernel.RunAsync("go.SetResult(); await Task.WhenAny(loop); loop.Status.ToString()", token)).Result);
        Assert.Equal("10", (await kernel.RunAsync("Twice(2) + thrice(2)", token)).Result);
    }

    [Fact]
    public async Task Interrupt_NothingRuns_IsAnsweredAndHarmless()
    {
        var token = TestContext.Current.CancellationToken;
        var reply = await kernel.AskAsync(JupyterChannel.Control, "interrupt_request", "{}", token);
        Assert.Equal("ok", reply.GetProperty("status").GetString());
        Assert.Equal("3", (await kernel.RunAsync("1 + 2", token)).Result);
    }

    [Fact]
    public async Task Interrupt_Signal_EndsTheCell()
    {
        Testing.Require.That(!OperatingSystem.IsWindows(), "SIGINT needs Linux or macOS.");
        var token = TestContext.Current.CancellationToken;
        var id = kernel.SendCell("Console.Write(\"begun\");\nConsole.Out.Flush();\nwhile (true) { }");
        await kernel.NextOutputAsync(id, "stream", token);
        using var kill = System.Diagnostics.Process.Start("kill", ["-INT", kernel.Process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        var report = await kernel.EndOfAsync(id, token);
        Assert.Equal("Interrupted", report.Reply.GetProperty("ename").GetString());
        Assert.Contains("Cell ", report.Traceback, StringComparison.Ordinal);
    }
}
