using System.Diagnostics;
using System.Text.Json;
using StartSpark.Bench.Programs;
using StartSpark.Jupyter.Messages;

namespace StartSpark.Bench.Measures;

/// <summary>Ten thousand stream messages of one cell, none lost, in order.</summary>
internal sealed class StreamDelivery(string folder) : IMeasure
{
    private const int Lines = 10_000;

    public string Name => "streams";

    public string What => "10,000 flushed lines of an ipykernel cell through the WebSocket";

    public async Task RunAsync(Report report, int runs, CancellationToken cancellationToken)
    {
        await using var server = await ServerProcess.StartAsync(folder, sparkHome: null, cancellationToken);
        using var socket = await server.OpenKernelAsync("python3", cancellationToken);
        var (expected, messages) = (0, 0);
        void Read(JupyterMessage message)
        {
            if (message.MessageType != "stream")
            {
                return;
            }

            messages++;
            using var content = JsonDocument.Parse(message.ContentJson);
            foreach (var line in content.RootElement.GetProperty("text").GetString()!.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                expected = line == expected.ToString(System.Globalization.CultureInfo.InvariantCulture) ? expected + 1 : expected;
            }
        }

        var started = Stopwatch.GetTimestamp();
        await socket.SendAsync(JupyterChannel.Shell, "execute_request", Wire.Execute($"for i in range({Lines}): print(i, flush=True)"), cancellationToken);
        while (expected < Lines)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(TimeSpan.FromSeconds(30));
            Read(await socket.ReceiveAsync(limit.Token));
        }

        Console.WriteLine($"  {messages} messages in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.00} s");
        report.Add("stream lines lost of 10,000", Lines - expected, 0, "");
    }
}
