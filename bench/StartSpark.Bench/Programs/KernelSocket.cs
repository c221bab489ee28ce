using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using StartSpark.Jupyter.Messages;
using StartSpark.Jupyter.Wire;

namespace StartSpark.Bench.Programs;

/// <summary>A kernel's WebSocket as the browser holds it.</summary>
internal sealed class KernelSocket : IDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly string session = Guid.NewGuid().ToString("N");
    private byte[] frame = new byte[1 << 20];

    private KernelSocket(string kernelId) => KernelId = kernelId;

    public string KernelId { get; }

    public static async Task<KernelSocket> OpenAsync(Uri server, string token, string kernelId, CancellationToken cancellationToken)
    {
        var opened = new KernelSocket(kernelId);
        opened.socket.Options.AddSubProtocol(WebSocketMessageCodec.Subprotocol);
        opened.socket.Options.SetRequestHeader("Authorization", "token " + token);
        var address = new UriBuilder(new Uri(server, $"api/kernels/{kernelId}/channels?session_id={opened.session}")) { Scheme = "ws" }.Uri;
        await opened.socket.ConnectAsync(address, cancellationToken);
        await opened.AskAsync(JupyterChannel.Shell, "kernel_info_request", "{}", "kernel_info_reply", cancellationToken);
        return opened;
    }

    /// <summary>Sends a request and gives the seconds until its reply; other messages go to <paramref name="onOther"/>.</summary>
    public async Task<double> AskAsync(
        JupyterChannel channel,
        string type,
        string content,
        string reply,
        CancellationToken cancellationToken,
        Action<JupyterMessage>? onOther = null)
    {
        var started = Stopwatch.GetTimestamp();
        var request = await SendAsync(channel, type, content, cancellationToken);
        while (true)
        {
            var message = await ReceiveAsync(cancellationToken);
            if (message.MessageType == reply && message.ParentHeader?.MessageId == request.Header.MessageId)
            {
                return Stopwatch.GetElapsedTime(started).TotalSeconds;
            }

            onOther?.Invoke(message);
        }
    }

    public async Task<JupyterMessage> SendAsync(JupyterChannel channel, string type, string content, CancellationToken cancellationToken)
    {
        var request = JupyterMessage.Create(channel, type, session, Encoding.UTF8.GetBytes(content));
        var bytes = new byte[WebSocketMessageCodec.LengthOf(request)];
        WebSocketMessageCodec.Encode(request, bytes);
        await socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
        return request;
    }

    public async Task<JupyterMessage> ReceiveAsync(CancellationToken cancellationToken)
    {
        var length = 0;
        while (true)
        {
            if (length == frame.Length)
            {
                Array.Resize(ref frame, frame.Length * 2);
            }

            var received = await socket.ReceiveAsync(frame.AsMemory(length), cancellationToken);
            length += received.Count;
            if (received.EndOfMessage)
            {
                return WebSocketMessageCodec.Decode(frame[..length]);
            }
        }
    }

    public void Dispose() => socket.Dispose();
}
