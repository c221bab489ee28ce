using System.Diagnostics;
using StartSpark.Bench.Programs;

namespace StartSpark.Bench.Measures;

/// <summary>A click in a Python notebook, against plain PySpark in a fresh IPython.</summary>
internal sealed class PythonClick(string folder, string spark) : IMeasure
{
    private const string Bare = "from pyspark.sql import SparkSession\nspark = SparkSession.builder.master('local[2]').getOrCreate()";

    public string Name => "python-click";

    public string What => "click until `spark` is in scope in Python, cold, local[2], against SparkSession.builder.getOrCreate() in a fresh IPython, in turn";

    public async Task RunAsync(Report report, int runs, CancellationToken cancellationToken)
    {
        var ours = new List<double>();
        var peer = new List<double>();
        for (var run = 0; run < runs; run++)
        {
            ours.Add(await ClickAsync(cancellationToken));
            peer.Add(await BareAsync(cancellationToken));
        }

        report.Ratio("Python click / bare PySpark", ours, peer, 1.10);
    }

    private async Task<double> ClickAsync(CancellationToken cancellationToken)
    {
        await using var server = await ServerProcess.StartAsync(folder, spark, cancellationToken);
        using var socket = await server.OpenKernelAsync("python3", cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);
        var started = Stopwatch.GetTimestamp();
        var comm = await SparkComm.OpenAsync(server, socket, cancellationToken);
        await comm.StartAsync("python", cancellationToken);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private async Task<double> BareAsync(CancellationToken cancellationToken)
    {
        var python = Path.Combine(spark, "python");
        await using var kernel = KernelProcess.IPython(new Dictionary<string, string>
        {
            ["SPARK_HOME"] = spark,
            ["PYTHONPATH"] = string.Join(Path.PathSeparator, [python, .. Directory.GetFiles(Path.Combine(python, "lib"), "py4j-*.zip")]),
        });
        await kernel.InfoAsync(cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);
        return await kernel.ExecuteAsync(Bare, cancellationToken);
    }
}
