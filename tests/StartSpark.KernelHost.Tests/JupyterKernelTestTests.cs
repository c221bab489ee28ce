using System.Diagnostics;
using StartSpark.Testing;

namespace StartSpark.KernelHost.Tests;

/// <summary>The suite that Jupyter offers to authors of kernels, run by Python against the host.</summary>
public sealed class JupyterKernelTestTests
{
    [Fact]
    public async Task JupyterKernelTest_CSharpSamples_PassesAllButThePager()
    {
        var token = TestContext.Current.CancellationToken;
        var python = Require.Python();
        var (present, _) = await RunAsync(python, ["-c", "import jupyter_kernel_test"], [], token);
        Require.That(present == 0, "Install jupyter_kernel_test (Debian: apt install python3-jupyter-kernel-test).");

        using var folder = new TestFolder("jupyter-kernel-test");
        folder.Write(
            Path.Combine("kernels", "csharp-under-test", "kernel.json"),
            $$"""
            {"argv": [{{LiveKernel.Quote(LiveKernel.HostPath)}}, "--connection-file", "{connection_file}"],
             "display_name": "C#", "language": "csharp", "interrupt_mode": "message"}
            """);
        var (exitCode, output) = await RunAsync(
            python,
            [Path.Combine(AppContext.BaseDirectory, "kernel_under_test.py")],
            new() { ["JUPYTER_PATH"] = folder.Path, ["HOME"] = folder.Path, ["STARTSPARK_HOME"] = folder.Path },
            token);

        Assert.True(exitCode == 0, output);
        Assert.Contains("OK (skipped=1)", output, StringComparison.Ordinal);
        Assert.Matches("test_pager .*skipped", output);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(
        string program, string[] arguments, Dictionary<string, string> environment, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output + await error);
    }
}
