using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using StartSpark.Jupyter.Messages;

namespace StartSpark.Bench.Programs;

/// <summary>The panel's side of a kernel's Spark: renders, starts, asks, as the browser does.</summary>
internal sealed class SparkComm
{
    private readonly ServerProcess server;
    private readonly KernelSocket socket;
    private readonly string id = Guid.NewGuid().ToString("N");

    private SparkComm(ServerProcess server, KernelSocket socket)
    {
        this.server = server;
        this.socket = socket;
    }

    public static async Task<SparkComm> OpenAsync(ServerProcess server, KernelSocket socket, CancellationToken cancellationToken)
    {
        var comm = new SparkComm(server, socket);
        var open = new JsonObject { ["comm_id"] = comm.id, ["target_name"] = "startspark", ["data"] = new JsonObject() };
        await socket.SendAsync(JupyterChannel.Control, "comm_open", open.ToJsonString(), cancellationToken);
        await comm.NextStateAsync(cancellationToken);
        return comm;
    }

    /// <summary>The click: from the request for code to the status <c>running</c>.</summary>
    public async Task StartAsync(string language, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["name"] = "local", ["language"] = language, ["edits"] = new JsonObject { ["master"] = "local[2]" } };
        var answer = await server.Client.PostAsync("render", JsonContent.Create(body), cancellationToken);
        answer.EnsureSuccessStatusCode();
        var start = (await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!;
        start["v"] = 1;
        start["type"] = "start";
        start["config"] = "local";
        await SendAsync(start, cancellationToken);
        while (await NextStateAsync(cancellationToken) is var state && state != "running")
        {
            if (state == "failed")
            {
                throw new InvalidOperationException("Spark did not start.");
            }
        }
    }

    /// <summary>Asks for the state and waits for the answer.</summary>
    public async Task AskAsync(CancellationToken cancellationToken)
    {
        await SendAsync(new JsonObject { ["v"] = 1, ["type"] = "status" }, cancellationToken);
        while (await NextStateAsync(cancellationToken) is null)
        {
        }
    }

    public Task CloseAsync(CancellationToken cancellationToken) => socket.SendAsync(
        JupyterChannel.Control, "comm_close", new JsonObject { ["comm_id"] = id, ["data"] = new JsonObject() }.ToJsonString(), cancellationToken);

    private Task SendAsync(JsonObject data, CancellationToken cancellationToken) => socket.SendAsync(
        JupyterChannel.Control, "comm_msg", new JsonObject { ["comm_id"] = id, ["data"] = data }.ToJsonString(), cancellationToken);

    private async Task<string?> NextStateAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var message = await socket.ReceiveAsync(cancellationToken);
            if (message.MessageType == "comm_msg")
            {
                using var content = JsonDocument.Parse(message.ContentJson);
                return content.RootElement.GetProperty("data").TryGetProperty("state", out var state) ? state.GetString() : null;
            }
        }
    }
}
