using System.Diagnostics;
using StartSpark.Bench.Programs;
using StartSpark.Jupyter.Messages;

namespace StartSpark.Bench.Measures;

/// <summary>What the panel asks is answered while a cell runs.</summary>
internal sealed class PanelActions(string folder, string spark) : IMeasure
{
    public string Name => "panel";

    public string What => "the panel's question and its answer while a cell is at work";

    public async Task RunAsync(Report report, int runs, CancellationToken cancellationToken)
    {
        await using var server = await ServerProcess.StartAsync(folder, spark, cancellationToken);
        foreach (var (kernel, busy) in new[] { ("csharp", "while (true) { }"), ("python3", "while True: pass") })
        {
            using var socket = await server.OpenKernelAsync(kernel, cancellationToken);
            var comm = await SparkComm.OpenAsync(server, socket, cancellationToken);
            await socket.SendAsync(JupyterChannel.Shell, "execute_request", Wire.Execute(busy), cancellationToken);
            var milliseconds = new List<double>();
            for (var run = 0; run < 5 + runs * 5; run++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
                var started = Stopwatch.GetTimestamp();
                await comm.AskAsync(cancellationToken);
                if (run >= 5)
                {
                    milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                }
            }

            await server.Client.DeleteAsync($"api/kernels/{socket.KernelId}", cancellationToken);
            report.Median($"panel answered while a cell runs, {kernel}", milliseconds, 100, "ms");
        }
    }
}
