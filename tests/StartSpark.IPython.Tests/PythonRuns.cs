using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using StartSpark.Testing;

namespace StartSpark.IPython.Tests;

/// <summary>
/// Runs each Python file once, when the first of its tests is asked for, and keeps what became of every test in it: tests
/// of one class share a kernel and its Spark.
/// </summary>
public sealed class PythonRuns : IAsyncDisposable
{
    private const string Clustered = "test_cluster";
    private const string Coded = "test_hook";

    /// <summary>Files in which nothing is promised within a second or two: they run beside each other.</summary>
    private static readonly string[] Unhurried = [Clustered, "test_workloads"];

    private readonly ConcurrentDictionary<string, Lazy<Task<PythonRun>>> runs = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource ending = new();
    private readonly TestFolder folder = new("ipython");

    internal async Task<PythonRun> OfAsync(string module)
    {
        var wanted = BeginAsync(module);
        if (Unhurried.Contains(module))
        {
            await Task.WhenAll(Unhurried.Select(BeginAsync));
        }

        return await wanted;
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        foreach (var run in runs.Values)
        {
            await Task.WhenAny(run.Value);
        }

        ending.Dispose();
        folder.Dispose();
    }

    private Task<PythonRun> BeginAsync(string module) => runs.GetOrAdd(module, name => new(() => RunAsync(name, ending.Token))).Value;

    private async Task<PythonRun> RunAsync(string module, CancellationToken cancellationToken)
    {
        await using var cluster = module == Clustered ? await StandaloneCluster.StartAsync(cancellationToken) : null;
        var start = new ProcessStartInfo(Require.Python(), ["-B", "report.py", module])
        {
            WorkingDirectory = PythonTestFiles.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["STARTSPARK_TEST_SPARK"] = await TestSpark.HomeAsync(cancellationToken);
        start.Environment["STARTSPARK_TEST_CLASS_DATA"] = await SharedCaches.ClassDataAsync(cancellationToken);
        start.Environment["TMPDIR"] = folder.Path;
        if (cluster is not null)
        {
            start.Environment["STARTSPARK_TEST_MASTER"] = cluster.Master;
        }

        if (module == Coded)
        {
            var code = Path.Combine(folder.Path, "code.py");
            await File.WriteAllTextAsync(code, await ServedCode.GetAsync(cancellationToken), cancellationToken);
            start.Environment["STARTSPARK_TEST_CODE"] = code;
        }

        using var python = Process.Start(start)!;
        using var registration = cancellationToken.Register(() => python.Kill(entireProcessTree: true));
        var words = python.StandardError.ReadToEndAsync(cancellationToken);
        Dictionary<string, PythonOutcome> outcomes = new(StringComparer.Ordinal);
        while (await python.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            var outcome = JsonSerializer.Deserialize(line, PythonOutcomeJson.Default.PythonOutcome)!;
            outcomes[outcome.Test] = outcome;
        }

        await python.WaitForExitAsync(cancellationToken);
        return new(outcomes, await words);
    }
}
