using System.Diagnostics;
using StartSpark.Bench.Programs;
using StartSpark.Testing;

namespace StartSpark.Bench.Measures;

/// <summary>What the extension adds to the start of a Python kernel: ipykernel with the server's hook and without, in turn.</summary>
internal sealed class PythonExtension : IMeasure
{
    public string Name => "python-extension";

    public string What => "process start until kernel_info_reply of ipykernel, with our extension and without in turn";

    public async Task RunAsync(Report report, int runs, CancellationToken cancellationToken)
    {
        var hook = new Dictionary<string, string> { ["PYTHONPATH"] = RepositoryRoot.File("src", "startspark_ipython", "hook") };
        var extended = new List<double>();
        var plain = new List<double>();
        for (var run = 0; run <= runs; run++)
        {
            var with = await MeasureAsync(hook, cancellationToken);
            var without = await MeasureAsync(null, cancellationToken);
            if (run > 0)
            {
                extended.Add(with);
                plain.Add(without);
            }
        }

        report.Difference("extension's part of a Python kernel's start", extended, plain, 20, "ms");
    }

    private static async Task<double> MeasureAsync(IReadOnlyDictionary<string, string>? environment, CancellationToken cancellationToken)
    {
        await using var kernel = KernelProcess.IPython(environment);
        await kernel.InfoAsync(cancellationToken);
        return Stopwatch.GetElapsedTime(kernel.Started).TotalMilliseconds;
    }
}
