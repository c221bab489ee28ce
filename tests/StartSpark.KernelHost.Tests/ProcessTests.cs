using System.Diagnostics;
using System.Globalization;
using StartSpark.Jupyter.Messages;
using StartSpark.Testing;

namespace StartSpark.KernelHost.Tests;

/// <summary>How the process begins and, above all, how it ends.</summary>
public sealed class ProcessTests : IAsyncDisposable
{
    private readonly LiveKernel kernel = new();

    public ValueTask DisposeAsync() => kernel.DisposeAsync();

    [Theory]
    [InlineData(JupyterChannel.Control, true)]
    [InlineData(JupyterChannel.Shell, false)]
    public async Task Shutdown_Request_IsAnsweredAndTheProcessLeaves(JupyterChannel channel, bool restart)
    {
        var token = TestContext.Current.CancellationToken;
        await kernel.InitializeAsync();
        var reply = await kernel.AskAsync(channel, "shutdown_request", $$"""{"restart":{{(restart ? "true" : "false")}}}""", token);
        Assert.Equal("ok", reply.GetProperty("status").GetString());
        Assert.Equal(restart, reply.GetProperty("restart").GetBoolean());
        await kernel.Process.WaitForExitAsync(token).WaitAsync(TimeSpan.FromSeconds(5), token);
        Assert.Equal(0, kernel.Process.ExitCode);
        Assert.Equal("", kernel.OwnOutput.Trim());
    }

    [Fact]
    public async Task Shutdown_WhileACellRuns_DoesNotWaitForIt()
    {
        var token = TestContext.Current.CancellationToken;
        await kernel.InitializeAsync();
        var id = kernel.SendCell("Console.Write(1); Console.Out.Flush(); Thread.Sleep(Timeout.Infinite);");
        await kernel.NextOutputAsync(id, "stream", token);
        await kernel.AskAsync(JupyterChannel.Control, "shutdown_request", """{"restart":false}""", token);
        await kernel.Process.WaitForExitAsync(token).WaitAsync(TimeSpan.FromSeconds(5), token);
    }

    [Fact]
    public async Task Terminate_Signal_EndsTheProcess()
    {
        Require.That(!OperatingSystem.IsWindows(), "SIGTERM needs Linux or macOS.");
        var token = TestContext.Current.CancellationToken;
        await kernel.InitializeAsync();
        using var kill = Process.Start("kill", ["-TERM", kernel.Process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kernel.Process.WaitForExitAsync(token).WaitAsync(TimeSpan.FromSeconds(5), token);
        Assert.Equal(0, kernel.Process.ExitCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("while (true) { }")]
    public async Task ParentDies_ByKill_KernelIsGoneWithinTwoSeconds(string running)
    {
        Require.Linux();
        var token = TestContext.Current.CancellationToken;
        using var parent = Process.Start("sleep", ["1000"]);
        await kernel.StartAsync(new Dictionary<string, string>
        {
            ["JPY_PARENT_PID"] = parent.Id.ToString(CultureInfo.InvariantCulture),
        });
        if (running.Length > 0)
        {
            var id = kernel.SendCell("Console.Write(1); Console.Out.Flush();" + running);
            await kernel.NextOutputAsync(id, "stream", token);
        }

        parent.Kill();
        await kernel.Process.WaitForExitAsync(token).WaitAsync(TimeSpan.FromSeconds(2), token);
    }

    [Fact]
    public async Task EnvironmentExit_InACell_IsToldBeforeTheProcessLeaves()
    {
        var token = TestContext.Current.CancellationToken;
        await kernel.InitializeAsync();
        var id = kernel.SendCell("Environment.Exit(3);");
        var note = CellReport.Parse(await kernel.NextOutputAsync(id, "stream", token));
        Assert.Contains("Environment.Exit", note.GetProperty("text").GetString(), StringComparison.Ordinal);
        await kernel.Process.WaitForExitAsync(token).WaitAsync(TimeSpan.FromSeconds(5), token);
        Assert.Equal(3, kernel.Process.ExitCode);
    }

    [Theory]
    [InlineData()]
    [InlineData("--connection-file")]
    [InlineData("--port", "1")]
    public async Task Start_WrongArguments_SaysHow(params string[] arguments)
    {
        var (exitCode, error) = await RunHostAsync(arguments);
        Assert.Equal(2, exitCode);
        Assert.Contains("--connection-file", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_ConnectionFileMissingOrBroken_SaysWhichFile()
    {
        using var folder = new TestFolder("host");
        var missing = folder.File("missing.json");
        var (exitCode, error) = await RunHostAsync(["--connection-file", missing]);
        Assert.Equal(1, exitCode);
        Assert.Contains(missing, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);

        var broken = folder.Write("broken.json", "{");
        (exitCode, error) = await RunHostAsync(["--connection-file", broken]);
        Assert.Equal(1, exitCode);
        Assert.Contains(broken, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Error)> RunHostAsync(string[] arguments)
    {
        var token = TestContext.Current.CancellationToken;
        using var process = Process.Start(new ProcessStartInfo(LiveKernel.HostPath, arguments) { RedirectStandardError = true })!;
        var error = await process.StandardError.ReadToEndAsync(token);
        await process.WaitForExitAsync(token);
        return (process.ExitCode, error);
    }
}
