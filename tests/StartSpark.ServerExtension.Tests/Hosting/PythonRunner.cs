using System.Diagnostics;
using StartSpark.Testing;

namespace StartSpark.ServerExtension.Tests.Hosting;

/// <summary>Runs a script in the machine's own Python.</summary>
internal static class PythonRunner
{
    /// <summary>What the script printed; the test fails with its errors where it did not end well.</summary>
    public static async Task<string> RunAsync(string script, string input, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(Require.Python(), ["-c", script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
            Environment = { ["PYTHONIOENCODING"] = "utf-8", ["PYTHONDONTWRITEBYTECODE"] = "1" },
        };
        foreach (var (key, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[key] = value;
        }

        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, await errors + await output);
            return await output;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
