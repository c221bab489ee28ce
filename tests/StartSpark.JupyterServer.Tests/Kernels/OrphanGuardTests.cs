using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using StartSpark.JupyterServer.Kernels;
using StartSpark.Testing;

namespace StartSpark.JupyterServer.Tests.Kernels;

public sealed class OrphanGuardTests
{
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("exec sleep 600")]
    [InlineData("trap '' TERM; sleep 600 & wait; sleep 600")]
    public async Task PipeCloses_AsAtTheServersDeath_EndsTheKernelsGroup(string script)
    {
        Require.Linux();
        using var kernel = Process.Start(new ProcessStartInfo("/usr/bin/setsid", ["/bin/sh", "-c", $"echo up; {script}"]) { RedirectStandardOutput = true })!;
        await kernel.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        var guard = new OrphanGuard(NullLogger<OrphanGuard>.Instance);
        guard.Add(kernel.Id, isGroup: true);
        int[] all = [kernel.Id, .. ProcessTree.Descendants(kernel.Id)];
        var shell = guard.ProcessId!.Value;

        guard.Dispose();

        await WaitGoneAsync([.. all, shell]);
    }

    [Fact]
    public async Task PipeCloses_AfterTheKernelWasForgotten_LeavesItAlone()
    {
        Require.Linux();
        using var kernel = Process.Start(new ProcessStartInfo("/bin/sleep", ["600"]))!;
        try
        {
            var guard = new OrphanGuard(NullLogger<OrphanGuard>.Instance);
            guard.Add(kernel.Id, isGroup: false);
            guard.Remove(kernel.Id);
            var shell = guard.ProcessId!.Value;

            guard.Dispose();

            await WaitGoneAsync([shell]);
            Assert.True(ProcessTree.IsAlive(kernel.Id));
        }
        finally
        {
            kernel.Kill();
        }
    }

    [Fact]
    public async Task ShellIsKilled_WithTheNextKernel_ANewOneKnowsAll()
    {
        Require.Linux();
        using var first = Process.Start(new ProcessStartInfo("/bin/sleep", ["600"]))!;
        using var second = Process.Start(new ProcessStartInfo("/bin/sleep", ["600"]))!;
        var guard = new OrphanGuard(NullLogger<OrphanGuard>.Instance);
        guard.Add(first.Id, isGroup: false);
        var shell = guard.ProcessId!.Value;
        using (var process = Process.GetProcessById(shell))
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        guard.Add(second.Id, isGroup: false);
        guard.Dispose();

        await WaitGoneAsync([first.Id, second.Id]);
    }

    private static async Task WaitGoneAsync(IEnumerable<int> processes)
    {
        using var promise = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        promise.CancelAfter(Promise);
        await ProcessTree.WaitGoneAsync(processes, promise.Token);
    }
}
