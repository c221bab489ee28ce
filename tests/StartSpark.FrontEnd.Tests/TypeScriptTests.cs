using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using StartSpark.Testing;

namespace StartSpark.FrontEnd.Tests;

/// <summary>The extension's own tests, written in TypeScript, as part of the one command that runs everything.</summary>
public sealed partial class TypeScriptTests(ITestOutputHelper output)
{
    [Fact]
    public async Task NpmTest_AllOfTheExtension_Passes()
    {
        var shell = OperatingSystem.IsWindows() ? ("cmd.exe", "/c") : ("/bin/sh", "-c");
        var start = new ProcessStartInfo(shell.Item1, [shell.Item2, "npm test --silent 2>&1"])
        {
            WorkingDirectory = RepositoryRoot.File("frontend"),
            RedirectStandardOutput = true,
        };
        start.Environment["NO_COLOR"] = "1";
        start.Environment.Remove("FORCE_COLOR");
        using var npm = Process.Start(start)!;
        var text = await npm.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await npm.WaitForExitAsync(TestContext.Current.CancellationToken);
        output.WriteLine(text);

        Assert.True(npm.ExitCode == 0, text);
        var passed = Passed().Match(text);
        Assert.True(passed.Success, text);
        Assert.InRange(int.Parse(passed.Groups[1].Value, CultureInfo.InvariantCulture), 1, int.MaxValue);
    }

    [GeneratedRegex(@"ℹ pass (\d+)")]
    private static partial Regex Passed();
}
