using NetMQ;
using NetMQ.Sockets;
using StartSpark.Jupyter.Connection;
using StartSpark.Jupyter.Messages;
using StartSpark.Jupyter.Wire;

namespace StartSpark.Jupyter.Sockets;

/// <summary>
/// A client's side of a kernel's connection (the server is one): connects to the five sockets and owns the one thread
/// that touches them. It may be made before the kernel listens; ZeroMQ connects when it does.
/// </summary>
/// <remarks>Thread safety: <see cref="Send"/> may be called from any thread; messages of one thread leave in its order.</remarks>
public sealed class KernelClient : IDisposable
{
    private readonly ZmqLoop loop = new("Jupyter sockets (client)");
    private readonly ZmqMessageCodec codec;
    private readonly Dictionary<JupyterChannel, NetMQSocket> sockets = [];
    private readonly DealerSocket heartbeat = new();
    private readonly Action<JupyterMessage> onMessage;
    private readonly Action<JupyterFormatException>? onReject;
    private TaskCompletionSource? beat;

    /// <summary>Connects.</summary>
    /// <param name="connection">The kernel's connection, all ports given.</param>
    /// <param name="onMessage">Takes each message on the socket thread: it must only hand over and return.</param>
    /// <param name="onReject">Told of a message that was dropped because its form or signature is wrong; may be null.</param>
    public KernelClient(
        ConnectionInfo connection,
        Action<JupyterMessage> onMessage,
        Action<JupyterFormatException>? onReject = null)
    {
        codec = new ZmqMessageCodec(new MessageSigner(connection.Key, connection.SignatureScheme));
        this.onMessage = onMessage;
        this.onReject = onReject;

        // The kernel routes an input_request by the identity that sent the execute_request: shell and stdin must agree.
        var identity = Guid.NewGuid().ToByteArray();
        identity[0] |= 1; // ZeroMQ keeps identities that begin with a zero byte for itself.
        Connect(new DealerSocket(), JupyterChannel.Shell, connection.AddressOf(connection.ShellPort), identity);
        Connect(new DealerSocket(), JupyterChannel.Control, connection.AddressOf(connection.ControlPort), identity);
        Connect(new DealerSocket(), JupyterChannel.Stdin, connection.AddressOf(connection.StdinPort), identity);
        var subscriber = new SubscriberSocket();
        subscriber.SubscribeToAnyTopic();
        Connect(subscriber, JupyterChannel.IOPub, connection.AddressOf(connection.IOPubPort), identity: null);
        heartbeat.Options.ReconnectInterval = TimeSpan.FromMilliseconds(20);
        heartbeat.Connect(connection.AddressOf(connection.HeartbeatPort));
        loop.Add(heartbeat, _ => Interlocked.Exchange(ref beat, null)?.TrySetResult());
        loop.Start();
    }

    /// <summary>Queues a message to be sent on its channel and returns at once.</summary>
    /// <param name="message">A message for shell, control or stdin.</param>
    public void Send(JupyterMessage message)
    {
        var frames = ZmqFrames.Write(codec.Encode(message));
        loop.Post(() => sockets[message.Channel].SendMultipartMessage(frames));
    }

    /// <summary>Sends one heartbeat and waits for its echo. One at a time.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>A task that ends when the kernel has answered.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public Task BeatAsync(CancellationToken cancellationToken = default)
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Exchange(ref beat, answered)?.TrySetCanceled(cancellationToken);
        loop.Post(() => heartbeat.SendMoreFrameEmpty().SendFrame("ping"));
        return answered.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Closes the sockets.</summary>
    public void Dispose() => loop.Dispose();

    private void Connect(NetMQSocket socket, JupyterChannel channel, string address, byte[]? identity)
    {
        loop.Add(socket, message => Receive(channel, message));
        if (identity is not null)
        {
            socket.Options.Identity = identity;
        }

        socket.Options.SendHighWatermark = 0;
        socket.Options.ReceiveHighWatermark = 0;
        socket.Options.ReconnectInterval = TimeSpan.FromMilliseconds(20);
        socket.Connect(address);
        sockets[channel] = socket;
    }

    private void Receive(JupyterChannel channel, NetMQMessage message)
    {
        try
        {
            onMessage(codec.Decode(channel, ZmqFrames.Read(message)));
        }
        catch (JupyterFormatException problem)
        {
            onReject?.Invoke(problem);
        }
    }
}
