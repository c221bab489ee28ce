using Grpc.Net.Client;

namespace StartSpark.Sql.Connect;

/// <summary>Opens the HTTP/2 channel that every call to one Spark Connect server goes through.</summary>
internal static class ConnectChannel
{
    /// <summary>The limit of Spark's own clients and of its server; .NET's default of 4 MB breaks on the first real result.</summary>
    private const int MaxMessageBytes = 128 * 1024 * 1024;

    public static GrpcChannel Open(ConnectEndpoint endpoint)
    {
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = TimeSpan.FromSeconds(20),

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
}
