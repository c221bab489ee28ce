using NetMQ;
using NetMQ.Sockets;
using StartSpark.Jupyter.Connection;
using StartSpark.Jupyter.Messages;
using StartSpark.Jupyter.Wire;

namespace StartSpark.Jupyter.Sockets;

/// <summary>
/// The kernel's side of a connection: binds the five sockets and owns the one thread that touches them. The heartbeat
/// answers by itself, also while handlers are busy elsewhere.
/// </summary>
/// <remarks>Thread safety: <see cref="Send"/> may be called from any thread; messages of one thread leave in its order.</remarks>
public sealed class KernelSockets : IDisposable
{
    private readonly ZmqLoop loop = new("Jupyter sockets (kernel)");
    private readonly ZmqMessageCodec codec;
    private readonly Dictionary<JupyterChannel, NetMQSocket> sockets;
    private readonly Action<JupyterMessage> onMessage;
    private readonly Action<JupyterFormatException>? onReject;

    /// <summary>Binds the sockets and starts to listen.</summary>
    /// <param name="connection">Where to bind; a port 0 is chosen by the system, see <see cref="Connection"/>.</param>
    /// <param name="onMessage">Takes each message of shell, control and stdin on the socket thread: it must only hand over and return.</param>
    /// <param name="onReject">Told of a message that was dropped because its form or signature is wrong; may be null.</param>
    /// <exception cref="NetMQException">An address is taken or not of this machine.</exception>
    public KernelSockets(
        ConnectionInfo connection,
        Action<JupyterMessage> onMessage,
        Action<JupyterFormatException>? onReject = null)
    {
        codec = new ZmqMessageCodec(new MessageSigner(connection.Key, connection.SignatureScheme));
        this.onMessage = onMessage;
        this.onReject = onReject;

        try
        {
            var shell = Add(new RouterSocket(), JupyterChannel.Shell);
            var control = Add(new RouterSocket(), JupyterChannel.Control);
            var stdin = Add(new RouterSocket(), JupyterChannel.Stdin);
            var iopub = loop.Add(new PublisherSocket(), null);
            var heartbeat = new ResponseSocket();
            loop.Add(heartbeat, beat => heartbeat.TrySendMultipartMessage(TimeSpan.Zero, beat));
            sockets = new()
            {
                [JupyterChannel.Shell] = shell,
                [JupyterChannel.Control] = control,
                [JupyterChannel.Stdin] = stdin,
                [JupyterChannel.IOPub] = iopub,
            };
            foreach (var socket in sockets.Values)
            {
                socket.Options.SendHighWatermark = 0;
                socket.Options.ReceiveHighWatermark = 0;
            }

            Connection = connection with
            {
                ShellPort = Bind(shell, connection, connection.ShellPort),
                ControlPort = Bind(control, connection, connection.ControlPort),
                StdinPort = Bind(stdin, connection, connection.StdinPort),
                IOPubPort = Bind(iopub, connection, connection.IOPubPort),
                HeartbeatPort = Bind(heartbeat, connection, connection.HeartbeatPort),
            };
        }
        catch
        {
            loop.Dispose();
            throw;
        }

        loop.Start();
    }

    /// <summary>The connection as it was bound, with the ports that the system chose.</summary>
    public ConnectionInfo Connection { get; }

    /// <summary>Queues a message to be sent on its channel and returns at once.</summary>
    /// <param name="message">The message; for shell, control and stdin its identities say to whom.</param>
    public void Send(JupyterMessage message)
    {
        var frames = ZmqFrames.Write(codec.Encode(message));
        loop.Post(() => sockets[message.Channel].TrySendMultipartMessage(TimeSpan.Zero, frames));
    }

    /// <summary>Sends what is queued (waiting up to one second for slow peers) and closes the sockets.</summary>
    public void Dispose() => loop.Dispose();

    private static int Bind(NetMQSocket socket, ConnectionInfo connection, int port)
    {
        if (port == 0)
        {
            return socket.BindRandomPort($"{connection.Transport}://{connection.Ip}");
        }

        socket.Bind(connection.AddressOf(port));
        return port;
    }

    private RouterSocket Add(RouterSocket socket, JupyterChannel channel) => loop.Add(socket, message =>
    {
        try
        {
            onMessage(codec.Decode(channel, ZmqFrames.Read(message)));
        }
        catch (JupyterFormatException problem)
        {
            onReject?.Invoke(problem);
        }
    });
}
