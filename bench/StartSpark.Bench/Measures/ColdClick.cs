using System.Diagnostics;
using StartSpark.Bench.Programs;
using StartSpark.Sql;

namespace StartSpark.Bench.Measures;

/// <summary>A click with no Spark process there before, against a bare Connect server.</summary>
internal sealed class ColdClick(string folder, string spark) : IMeasure
{
    public string Name => "click";

    public string What => "click until `spark` is in scope, cold, local[2], against spark-submit of the Connect server until a session answers, in turn";

    public async Task RunAsync(Report report, int runs, CancellationToken cancellationToken)
    {
        var first = new List<double>();
        var later = new List<double>();
        var peer = new List<double>();

        // Homes without a class archive: what a person's very first click costs.
        for (var run = 0; run < runs; run++)
        {
            await using (var server = await ServerProcess.StartAsync(folder, spark, cancellationToken))
            {
                first.Add(await ClickAsync(server, () => ArchiveMadeAsync(server, cancellationToken), cancellationToken));
                later.Add(await ClickAsync(server, () => Task.CompletedTask, cancellationToken));
            }

            peer.Add(await BareServerAsync(cancellationToken));
        }

        report.Ratio("first click ever / bare Connect server", first, peer, 1.10);
        report.Ratio("later click / bare Connect server", later, peer, 1.10);
    }

    /// <summary>From the click's first request to the status <c>running</c>, in a kernel that is ready.</summary>
    private static async Task<double> ClickAsync(ServerProcess server, Func<Task> beforeTheEnd, CancellationToken cancellationToken)
    {
        using var socket = await server.OpenKernelAsync("csharp", cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);
        var started = Stopwatch.GetTimestamp();
        var comm = await SparkComm.OpenAsync(server, socket, cancellationToken);
        await comm.StartAsync("csharp", cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await beforeTheEnd();
        await server.Client.DeleteAsync($"api/kernels/{socket.KernelId}", cancellationToken);
        return seconds;
    }

    /// <summary>Waits until the class archive that the first start makes in the background is there: it is made while that Spark lives.</summary>
    private static async Task ArchiveMadeAsync(ServerProcess server, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(server.Home, ".startspark", "cds");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        try
        {
            while (!Directory.Exists(folder) || Directory.GetFiles(folder, "*.jsa").Length == 0)
            {
                await Task.Delay(200, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Console.WriteLine("  no class archive was made within a minute");
        }
    }

    private async Task<double> BareServerAsync(CancellationToken cancellationToken)
    {
        var port = FreePort.Take();
        var start = new ProcessStartInfo(
            Path.Combine(spark, "bin", "spark-submit"),
            [
                "--class", "org.apache.spark.sql.connect.service.SparkConnectServer", "--master", "local[2]",
                "--conf", "spark.connect.grpc.binding.address=127.0.0.1", "--conf", $"spark.connect.grpc.binding.port={port}",
                "spark-internal",
            ])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        start.Environment["SPARK_NO_DAEMONIZE"] = "1";
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        try
        {
            Drain.Rest(process.StandardOutput);
            while (await process.StandardError.ReadLineAsync(cancellationToken) is { } line && !line.Contains("Spark Connect server started at", StringComparison.Ordinal))
            {
            }

            Drain.Rest(process.StandardError);
            var session = await SparkSession.Builder().Remote($"sc://localhost:{port}").GetOrCreateAsync(cancellationToken);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            await session.StopAsync();
            return seconds;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }
}
