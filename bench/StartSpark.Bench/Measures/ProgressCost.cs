using System.Diagnostics;
using System.Globalization;
using StartSpark.Bench.Programs;
using StartSpark.Jupyter.Messages;
using StartSpark.Testing;

namespace StartSpark.Bench.Measures;

/// <summary>What showing the progress adds to a job of ten thousand tasks: the same cell with a panel open and with none.</summary>
internal sealed class ProgressCost(string folder, string spark) : IMeasure
{
    public string Name => "progress";

    public string What => "a job of 10,000 tasks with the progress shown, against the same without, in turn";

    public async Task RunAsync(Report report, int runs, CancellationToken cancellationToken)
    {
        await using var server = await ServerProcess.StartAsync(folder, spark, cancellationToken);
        // Else a second driver makes the archive of classes beside the first jobs.
        await SharedCaches.LendAsync(new(Path.Combine(server.Home, ".startspark")), cancellationToken);
        foreach (var (kernel, language, job) in new[]
        {
            ("csharp", "csharp", "spark.Range(0, 10000, 1, 10000).Select(Sum(\"id\")).Collect()"),
            ("python3", "python", "spark.range(0, 10000, 1, 10000).selectExpr('sum(id)').collect()"),
        })
        {
            using var socket = await server.OpenKernelAsync(kernel, cancellationToken);
            var comm = await SparkComm.OpenAsync(server, socket, cancellationToken);
            await comm.StartAsync(language, cancellationToken);
            await comm.CloseAsync(cancellationToken);
            var shown = new List<(double Seconds, double Processor)>();
            var plain = new List<(double Seconds, double Processor)>();
            await RunAsync(server, socket, job, cancellationToken);
            for (var run = 0; run < runs; run++)
            {
                // A JVM still gets quicker with each job: which of a pair comes first changes from pair to pair.
                if (run % 2 == 0)
                {
                    plain.Add(await RunAsync(server, socket, job, cancellationToken));
                }

                var watching = await SparkComm.OpenAsync(server, socket, cancellationToken);
                shown.Add(await RunAsync(server, socket, job, cancellationToken));
                await watching.CloseAsync(cancellationToken);
                if (run % 2 == 1)
                {
                    plain.Add(await RunAsync(server, socket, job, cancellationToken));
                }

                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"  pair {run + 1}: {shown[^1].Seconds:0.00} s ({shown[^1].Processor:0.00} of processor) shown, {plain[^1].Seconds:0.00} ({plain[^1].Processor:0.00}) not shown"));
            }

            await server.Client.DeleteAsync($"api/kernels/{socket.KernelId}", cancellationToken);
            report.Paired($"progress shown / not shown, {kernel}", [.. shown.Select(run => run.Seconds)], [.. plain.Select(run => run.Seconds)], 1.03);
            report.Paired($"the same in processor time, {kernel}", [.. shown.Select(run => run.Processor)], [.. plain.Select(run => run.Processor)], 1.03);
        }
    }

    private static async Task<(double Seconds, double Processor)> RunAsync(
        ServerProcess server, KernelSocket socket, string job, CancellationToken cancellationToken)
    {
        var before = server.ProcessorSeconds();
        var started = Stopwatch.GetTimestamp();
        await socket.AskAsync(JupyterChannel.Shell, "execute_request", Wire.Execute(job), "execute_reply", cancellationToken);
        return (Stopwatch.GetElapsedTime(started).TotalSeconds, server.ProcessorSeconds() - before);
    }
}
