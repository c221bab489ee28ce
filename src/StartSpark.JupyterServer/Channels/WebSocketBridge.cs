using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using StartSpark.Jupyter.Messages;
using StartSpark.Jupyter.Wire;

namespace StartSpark.JupyterServer.Channels;

/// <summary>One WebSocket of one client: carries messages between it and the kernel's hub until either side ends.</summary>
/// <remarks>
/// The way of a message. Nobody on it but (e) ever waits for a client:
/// <code>
///     client                        this server                                                       kernel
///     ───────► (a) ReceiveAsync: frame → message, header read ──► (b) ChannelHub.Receive ──► (c) KernelClient: HMAC, DEALER ──►
///
///     ◄─────── (e) SendAsync ◄── ClientMailbox ◄── (d) ChannelHub.Publish ◄── KernelClient: HMAC compared, one socket thread ◄──
///                                 ├ memory, up to 16 MiB                  └─► IKernelMessageObserver
///                                 └ then a file, up to 4 GiB
/// </code>
/// (d) runs on the kernel's socket thread and encodes a message once for all clients. A kernel's PUB socket throws messages
/// away when it is not read, so pressure must not reach back to it; and one client must not hold up another. Therefore
/// the queue between (d) and (e) takes whatever comes, keeps its order, and bounds memory by going on in a file.
/// (e) is the only reader of a mailbox and takes a message out after it was sent, so that a client
/// whose connection broke finds it when it returns with the same session_id. A client more than 4 GiB behind is cut off.
/// (a) reads one message at a time and hands it over before it reads the next.
/// </remarks>
internal sealed class WebSocketBridge(WebSocket socket, ChannelHub hub, string kernelId, ChannelsOptions options, ILogger logger)
{
    private const int FirstBufferBytes = 16 * 1024;
    private const int KeptBufferBytes = 1024 * 1024;
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(1);
    private readonly bool binary = socket.SubProtocol == WebSocketMessageCodec.Subprotocol;

    /// <summary>Carries messages until the client, the kernel or the server ends the connection.</summary>
    public async Task RunAsync(string? session, CancellationToken stopping)
    {
        var box = hub.Attach(session, out var connection);
        Log.Connected(logger, kernelId, socket.SubProtocol ?? "none (JSON)");
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, connection);
        var receiving = ReceiveAllAsync(box);
        var sending = SendAllAsync(box, connection, ending.Token);
        try
        {
            await Task.WhenAny(receiving, sending);
            if (sending.IsCompletedSuccessfully && !receiving.IsCompleted)
            {
                await CloseAsync(box, stopping, connection);
                await receiving.WaitAsync(ClosePatience, CancellationToken.None);
            }
        }
        catch (Exception problem) when (IsConnectionLoss(problem))
        {
            // The closing handshake did not come to its end; the connection is cut below.
        }
        finally
        {
            await ending.CancelAsync();
            var inOrder = socket.CloseStatus is not null;
            await FinishHandshakeAsync(receiving.IsCompleted);
            socket.Abort();
            hub.Detach(box, connection, inOrder);
            await ObserveAsync(receiving);
            await ObserveAsync(sending);
        }
    }

    private static bool IsConnectionLoss(Exception problem) =>
        problem is WebSocketException or OperationCanceledException or IOException or TimeoutException or ObjectDisposedException;

    private async Task SendAllAsync(ClientMailbox box, CancellationToken connection, CancellationToken ending)
    {
        while (true)
        {
            ReadOnlyMemory<byte>? next;
            try
            {
                next = await box.PeekAsync(ending);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (next is not { } frame)
            {
                return;
            }

            await SendAsync(frame);
            box.Advance(connection);
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> frame)
    {
        var type = WebSocketMessageType.Binary;
        if (!binary)
        {
            var message = WebSocketMessageCodec.Decode(frame);
            frame = JsonMessageCodec.Encode(message);
            type = message.Buffers.Count == 0 ? WebSocketMessageType.Text : type;
        }

        await socket.SendAsync(frame, type, endOfMessage: true, CancellationToken.None);
    }

    private async Task ReceiveAllAsync(ClientMailbox box)
    {
        var buffer = new byte[FirstBufferBytes];
        var filled = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(filled), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            filled += part.Count;
            if (part.EndOfMessage)
            {
                if (!await TakeAsync(box, buffer.AsSpan(0, filled).ToArray(), part.MessageType))
                {
                    return;
                }

                filled = 0;
                buffer = buffer.Length > KeptBufferBytes ? new byte[FirstBufferBytes] : buffer;
            }
            else if (filled == buffer.Length)
            {
                if (filled >= options.MaxMessageBytes)
                {
                    await CutOffAsync(WebSocketCloseStatus.MessageTooBig, $"A message may have at most {options.MaxMessageBytes} bytes.");
                    return;
                }

                Array.Resize(ref buffer, Math.Min(2 * filled, options.MaxMessageBytes));
            }
        }
    }

    private async Task<bool> TakeAsync(ClientMailbox box, byte[] frame, WebSocketMessageType type)
    {
        try
        {
            hub.Receive(box, type == WebSocketMessageType.Text ? JsonMessageCodec.DecodeText(frame)
                : binary ? WebSocketMessageCodec.Decode(frame)
                : JsonMessageCodec.DecodeBinary(frame));
            return true;
        }
        catch (JupyterFormatException problem)
        {
            await CutOffAsync(WebSocketCloseStatus.InvalidPayloadData, problem.Message);
            return false;
        }
    }

    private Task CloseAsync(ClientMailbox box, CancellationToken stopping, CancellationToken connection)
    {
        if (box.Overflowed)
        {
            return CutOffAsync(WebSocketCloseStatus.InternalServerError, "More output waited for this client than the server can keep.");
        }

        var (status, reason) =
            stopping.IsCancellationRequested ? (WebSocketCloseStatus.EndpointUnavailable, "The server is stopping.")
            : connection.IsCancellationRequested ? (WebSocketCloseStatus.PolicyViolation, "Another connection of the same session has taken over.")
            : (WebSocketCloseStatus.NormalClosure, "The kernel has ended.");
        Log.Disconnected(logger, kernelId, reason);
        return CloseOutputAsync(status, reason);
    }

    private Task CutOffAsync(WebSocketCloseStatus status, string reason)
    {
        Log.CutOff(logger, kernelId, reason);
        return CloseOutputAsync(status, reason);
    }

    private Task CloseOutputAsync(WebSocketCloseStatus status, string reason) =>
        socket.CloseOutputAsync(status, reason, CancellationToken.None).WaitAsync(ClosePatience, CancellationToken.None);

    private async Task FinishHandshakeAsync(bool nobodyReads)
    {
        try
        {
            if (socket.State == WebSocketState.CloseReceived)
            {
                await CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "");
            }
            else if (socket.State == WebSocketState.CloseSent && nobodyReads)
            {
                // Cutting a connection with unread bytes in it would take our reason from the client.
                await DiscardAllAsync().WaitAsync(ClosePatience, CancellationToken.None);
            }
        }
        catch (Exception problem) when (IsConnectionLoss(problem))
        {
            // The client did not wait for the end.
        }
    }

    private async Task DiscardAllAsync()
    {
        var buffer = new byte[FirstBufferBytes];
        while ((await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None)).MessageType != WebSocketMessageType.Close)
        {
        }
    }

    private async Task ObserveAsync(Task loop)
    {
        try
        {
            await loop;
        }
        catch (Exception problem) when (IsConnectionLoss(problem))
        {
            Log.Disconnected(logger, kernelId, "the connection was lost");
        }
    }
}
