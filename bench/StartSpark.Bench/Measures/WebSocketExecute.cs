using StartSpark.Bench.Programs;
using StartSpark.Jupyter.Messages;

namespace StartSpark.Bench.Measures;

/// <summary>What the server adds to a cell: ipykernel's <c>1+1</c> through the WebSocket, and over ZeroMQ alone.</summary>
internal sealed class WebSocketExecute(string folder) : IMeasure
{
    public string Name => "execute";

    public string What => "execute 1+1 on ipykernel, through our WebSocket and, in turn, over bare ZeroMQ";

    public async Task RunAsync(Report report, int runs, CancellationToken cancellationToken)
    {
        await using var server = await ServerProcess.StartAsync(folder, sparkHome: null, cancellationToken);
        using var socket = await server.OpenKernelAsync("python3", cancellationToken);
        await using var bare = KernelProcess.IPython();
        await bare.InfoAsync(cancellationToken);
        var through = new List<double>();
        var direct = new List<double>();
        for (var run = 0; run < 20 + runs * 20; run++)
        {
            var seconds = await socket.AskAsync(JupyterChannel.Shell, "execute_request", Wire.Execute("1+1"), "execute_reply", cancellationToken);
            var alone = await bare.ExecuteAsync("1+1", cancellationToken);
            if (run >= 20)
            {
                through.Add(seconds * 1000);
                direct.Add(alone * 1000);
            }
        }

        report.Median("execute 1+1 over the WebSocket, p50", through, 15, "ms");
        report.Ratio("the same / bare ZeroMQ", through, direct, 15 / Report.Median(direct));
    }
}
