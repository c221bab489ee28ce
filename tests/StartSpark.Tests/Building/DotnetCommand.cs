using System.Diagnostics;

namespace StartSpark.Tests.Building;

/// <summary>The .NET command line, as a person types it.</summary>
internal static class DotnetCommand
{
    /// <summary>What it printed; it does not outlive the test.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message is what it printed.</exception>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        var cancelled = TestContext.Current.CancellationToken;
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        try
        {
            var said = await process.StandardOutput.ReadToEndAsync(cancelled);
            await process.WaitForExitAsync(cancelled);
            return process.ExitCode == 0 ? said : throw new InvalidOperationException(said);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
