using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using StartSpark.Bench.Programs;
using StartSpark.Jupyter.Messages;
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

        report.Ratio("first click ever / bare Connect server", first, peer, 1.15);
        report.Ratio("later click / bare Connect server", later, peer, 1.15);
    }

    /// <summary>From the click's first request to the status <c>running</c>, in a kernel that is ready.</summary>
    private static async Task<double> ClickAsync(ServerProcess server, Func<Task> beforeTheEnd, CancellationToken cancellationToken)
    {
        using var socket = await server.OpenKernelAsync("csharp", cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(2), cancellationToken);
        var started = Stopwatch.GetTimestamp();
        var body = new JsonObject { ["name"] = "local", ["language"] = "csharp", ["edits"] = new JsonObject { ["master"] = "local[2]" } };
        var answer = await server.Client.PostAsync("render", JsonContent.Create(body), cancellationToken);
        answer.EnsureSuccessStatusCode();
        var rendered = (await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!;
        var comm = Guid.NewGuid().ToString("N");
        var open = new JsonObject { ["comm_id"] = comm, ["target_name"] = "startspark", ["data"] = new JsonObject() };
        await socket.SendAsync(JupyterChannel.Control, "comm_open", open.ToJsonString(), cancellationToken);
        var start = new JsonObject
        {
            ["comm_id"] = comm,
            ["data"] = new JsonObject
            {
                ["v"] = 1,
                ["type"] = "start",
                ["config"] = "local",
                ["code"] = rendered["code"]!.DeepClone(),
                ["shown"] = rendered["shown"]!.DeepClone(),
                ["launch"] = rendered["launch"]!.DeepClone(),
            },
        };
        await socket.SendAsync(JupyterChannel.Control, "comm_msg", start.ToJsonString(), cancellationToken);
        while (await StateAsync(socket, cancellationToken) is var state && state != "running")
        {
            if (state == "failed")
            {
                throw new InvalidOperationException("Spark did not start.");
            }
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await beforeTheEnd();
        await server.Client.DeleteAsync($"api/kernels/{socket.KernelId}", cancellationToken);
        return seconds;
    }

    private static async Task<string?> StateAsync(KernelSocket socket, CancellationToken cancellationToken)
    {
        var message = await socket.ReceiveAsync(cancellationToken);
        if (message.MessageType != "comm_msg")
        {
            return null;
        }

        using var content = JsonDocument.Parse(message.ContentJson);
        return content.RootElement.GetProperty("data").TryGetProperty("state", out var state) ? state.GetString() : null;
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
