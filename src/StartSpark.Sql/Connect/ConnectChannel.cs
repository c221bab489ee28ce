using System.Net.Sockets;
using Grpc.Net.Client;

namespace StartSpark.Sql.Connect;

/// <summary>Opens the HTTP/2 channel that every call to one Spark Connect server goes through.</summary>
internal static class ConnectChannel
{
    /// <summary>The limit of Spark's own clients and of its server; .NET's default of 4 MB breaks on the first real result.</summary>
    private const int MaxMessageBytes = 128 * 1024 * 1024;

    /// <param name="endpoint">The server.</param>
    /// <param name="onHeard">Hears each time that something of the server has arrived.</param>
    /// <param name="onClosed">Hears when a connection of the channel is over.</param>
    public static GrpcChannel Open(ConnectEndpoint endpoint, Action onHeard, Action onClosed)
    {
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = TimeSpan.FromSeconds(20),

            // Its end shall mean the server's, not our own tidying.
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            ConnectCallback = async (context, cancellationToken) =>
                new WatchedStream(await ConnectAsync(context, cancellationToken).ConfigureAwait(false), onHeard, onClosed),

            // A proxy of the environment must not come between us and our own driver, nor see its token.
            UseProxy = !endpoint.IsLoopback,
        };
        return GrpcChannel.ForAddress(endpoint.Address, new GrpcChannelOptions
        {
            HttpHandler = handler,
            DisposeHttpClient = true,
            MaxReceiveMessageSize = MaxMessageBytes,
            MaxSendMessageSize = MaxMessageBytes,
            ThrowOperationCanceledOnCancellation = true,
        });
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            // A machine that is switched off says nothing: the operating system asks it, and neither gRPC nor Spark sees that.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 1);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 1);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
