using System.Diagnostics;
using StartSpark.Testing;

namespace StartSpark.IPython.Tests;

/// <summary>The tests of the IPython extension, written in Python, as part of the one command that runs everything.</summary>
public sealed class PythonTests(PythonRuns runs, ITestOutputHelper output) : IClassFixture<PythonRuns>
{
    private static readonly Lazy<Task<bool>> HasJupyter = new(ImportJupyterAsync);

    public static TheoryData<string, string> Tests
    {
        get
        {
            TheoryData<string, string> rows = [];
            foreach (var module in PythonTestFiles.Modules())
            {
                foreach (var test in PythonTestFiles.TestsOf(module))
                {
                    rows.Add(module, test);
                }
            }

            return rows;
        }
    }

    public static TheoryData<string> Modules => [.. PythonTestFiles.Modules()];

    [Theory]
    [MemberData(nameof(Tests))]
    public async Task Python_EachTest_Passes(string module, string test)
    {
        await RequireJupyterAsync();
        var run = await runs.OfAsync(module).WaitAsync(TestContext.Current.CancellationToken);

        if (!run.Outcomes.TryGetValue(test, out var outcome))
        {
            Assert.Fail($"{module} told nothing of {test}:\n{Strays(run, module)}\n{run.Words}");
        }

        output.WriteLine($"{outcome.Seconds} s");
        if (outcome.Outcome == "skipped")
        {
            Require.Missing(outcome.Text);
        }

        Assert.True(outcome.Outcome == "passed", outcome.Text);
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public async Task Python_EachFile_TellsOfItsTestsAlone(string module)
    {
        await RequireJupyterAsync();
        var run = await runs.OfAsync(module).WaitAsync(TestContext.Current.CancellationToken);

        Assert.Equal("", Strays(run, module));
    }

    private static string Strays(PythonRun run, string module)
    {
        var known = PythonTestFiles.TestsOf(module).ToHashSet(StringComparer.Ordinal);
        return string.Join('\n', run.Outcomes.Values.Where(outcome => !known.Contains(outcome.Test)).Select(outcome => $"{outcome.Test}: {outcome.Text}"));
    }

    private static async Task RequireJupyterAsync() => Require.That(
        await HasJupyter.Value.WaitAsync(TestContext.Current.CancellationToken),
        "Install ipykernel and jupyter_client in python3 (Debian: apt install python3-ipykernel python3-jupyter-client).");

    private static async Task<bool> ImportJupyterAsync()
    {
        var start = new ProcessStartInfo(Require.Python(), ["-c", "import ipykernel, jupyter_client"]) { RedirectStandardError = true };
        using var python = Process.Start(start)!;
        await python.StandardError.ReadToEndAsync(CancellationToken.None);
        await python.WaitForExitAsync(CancellationToken.None);
        return python.ExitCode == 0;
    }
}
