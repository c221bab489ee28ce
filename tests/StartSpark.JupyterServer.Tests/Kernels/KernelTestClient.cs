using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using StartSpark.Jupyter.Messages;
using StartSpark.Jupyter.Wire;

namespace StartSpark.JupyterServer.Tests.Kernels;

/// <summary>What a page does on a kernel's WebSocket.</summary>
internal sealed class KernelTestClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private byte[] buffer = new byte[64 * 1024];

    private KernelTestClient(ClientWebSocket socket, string session)
    {
        Socket = socket;
        Session = session;
    }

    public ClientWebSocket Socket { get; }

    public string Session { get; }

    public static async Task<KernelTestClient> ConnectAsync(Uri server, string kernelId, string session, string token, bool json)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"token {token}");
        if (!json)
        {
            socket.Options.AddSubProtocol(WebSocketMessageCodec.Subprotocol);
        }

        var address = new UriBuilder(new Uri(server, $"api/kernels/{kernelId}/channels?session_id={session}")) { Scheme = "ws" };
        await socket.ConnectAsync(address.Uri, TestContext.Current.CancellationToken);
        return new KernelTestClient(socket, session);
    }

    /// <summary>Sends a request; its message id.</summary>
    public async Task<string> SendAsync(JupyterChannel channel, string type, JsonNode content, string? session = null)
    {
        var message = JupyterMessage.Create(channel, type, session ?? Session, Encoding.UTF8.GetBytes(content.ToJsonString()));
        if (Socket.SubProtocol is null)
        {
            await Socket.SendAsync(JsonMessageCodec.Encode(message), WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        }
        else
        {
            var frame = new byte[WebSocketMessageCodec.LengthOf(message)];
            WebSocketMessageCodec.Encode(message, frame);
            await Socket.SendAsync(frame, WebSocketMessageType.Binary, true, TestContext.Current.CancellationToken);
        }

        return message.Header.MessageId;
    }

    public Task<string> SendCodeAsync(string code, bool allowStdin = false, bool stopOnError = true) => SendAsync(JupyterChannel.Shell, "execute_request", new JsonObject
    {
        ["code"] = code,
        ["silent"] = false,
        ["store_history"] = true,
        ["user_expressions"] = new JsonObject(),
        ["allow_stdin"] = allowStdin,
        ["stop_on_error"] = stopOnError,
    });

    /// <summary>The next message; null when the server has closed the connection.</summary>
    public async Task<JupyterMessage?> ReceiveAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        var filled = 0;
        while (true)
        {
            var part = await Socket.ReceiveAsync(buffer.AsMemory(filled), patience.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            filled += part.Count;
            if (part.EndOfMessage)
            {
                var frame = buffer.AsSpan(0, filled).ToArray();
                return part.MessageType == WebSocketMessageType.Text ? JsonMessageCodec.DecodeText(frame)
                    : Socket.SubProtocol is null ? JsonMessageCodec.DecodeBinary(frame)
                    : WebSocketMessageCodec.Decode(frame);
            }

            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, 2 * filled);
            }
        }
    }

    /// <summary>All messages up to the first that fits, it included.</summary>
    public async Task<List<JupyterMessage>> ReceiveUntilAsync(Func<JupyterMessage, bool> last)
    {
        List<JupyterMessage> all = [];
        while (true)
        {
            var message = await ReceiveAsync() ?? throw new InvalidOperationException(
                $"The connection was closed ({Socket.CloseStatus}: {Socket.CloseStatusDescription}) after {string.Join(", ", all.Select(each => each.MessageType))}.");
            all.Add(message);
            if (last(message))
            {
                return all;
            }
        }
    }

    /// <summary>Runs a cell; all that answers it, until it is idle and its reply is there.</summary>
    public async Task<List<JupyterMessage>> ExecuteAsync(string code) => await ReceiveAnswersAsync(await SendCodeAsync(code));

    public async Task<List<JupyterMessage>> ReceiveAnswersAsync(string request)
    {
        var (idle, replied) = (false, false);
        var all = await ReceiveUntilAsync(message =>
        {
            if (message.ParentHeader?.MessageId == request)
            {
                idle |= StateOf(message) == "idle";
                replied |= message.Channel == JupyterChannel.Shell;
            }

            return idle && replied;
        });
        return [.. all.Where(message => message.ParentHeader?.MessageId == request)];
    }

    /// <summary>Waits until the kernel says this state, whatever its reason.</summary>
    public Task<List<JupyterMessage>> WaitForStateAsync(string state) => ReceiveUntilAsync(message => StateOf(message) == state);

    public static JsonNode ContentOf(JupyterMessage message) => JsonNode.Parse(message.ContentJson.Span)!;

    public static string? StateOf(JupyterMessage message) =>
        message.MessageType == "status" ? (string?)ContentOf(message)["execution_state"] : null;

    /// <summary>The text that a cell printed.</summary>
    public static string TextOf(IEnumerable<JupyterMessage> messages) =>
        string.Concat(messages.Where(message => message.MessageType == "stream").Select(message => (string?)ContentOf(message)["text"]));

    /// <summary>The plain text of a cell's result.</summary>
    public static string? ResultOf(IEnumerable<JupyterMessage> messages) => messages
        .Where(message => message.MessageType == "execute_result")
        .Select(message => (string?)ContentOf(message)["data"]!["text/plain"])
        .SingleOrDefault();

    /// <summary>Loses the connection, as a network does.</summary>
    public void Lose() => Socket.Abort();

    public void Dispose() => Socket.Dispose();
}
