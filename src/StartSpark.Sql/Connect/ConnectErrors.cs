using System.Net.Sockets;
using System.Security.Authentication;
using Grpc.Core;

namespace StartSpark.Sql.Connect;

/// <summary>Says in a sentence why a call failed that never reached Spark's own error handling. Knows addresses, never tokens.</summary>
internal static class ConnectErrors
{
    public static SparkException Describe(RpcException failure, ConnectEndpoint endpoint, bool hasAnswered)
    {
        var text = failure.StatusCode switch
        {
            StatusCode.Unauthenticated => endpoint.Token is null
                ? $"The Spark Connect server at {endpoint} asks for a token. Add it to the address: sc://{endpoint}/;token=…"
                : $"The Spark Connect server at {endpoint} refused the token. Check the token in the address.",
            StatusCode.PermissionDenied => $"The Spark Connect server at {endpoint} does not permit this: {failure.Status.Detail}",
            StatusCode.Unimplemented => $"What answers at {endpoint} is not a Spark Connect server, or one too old for this call (Spark 4.0 or later is needed).",
            StatusCode.ResourceExhausted => $"A message to or from the Spark Connect server at {endpoint} was too large: {failure.Status.Detail} Take fewer rows or columns at once, or write the result to files.",
            StatusCode.DeadlineExceeded => $"The Spark Connect server at {endpoint} did not answer in time.",
            StatusCode.Unavailable => Unreachable(failure, endpoint, hasAnswered),
            StatusCode.Internal when failure.Status.DebugException is HttpRequestException or IOException => Unreachable(failure, endpoint, hasAnswered),
            _ => $"The Spark Connect server at {endpoint} failed: {(failure.Status.Detail.Length > 0 ? failure.Status.Detail : failure.StatusCode.ToString())}",
        };
        return new SparkConnectException(text, failure.Status.DebugException);
    }

    private static string Unreachable(RpcException failure, ConnectEndpoint endpoint, bool hasAnswered)
    {
        for (var cause = failure.Status.DebugException; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return $"Nothing listens at {endpoint}: the connection was refused. Check the address, and that the Spark Connect server is running.";
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return $"The host of the Spark Connect server at {endpoint} has no known address. Check its name.";
                case SocketException { SocketErrorCode: SocketError.TimedOut or SocketError.HostUnreachable or SocketError.NetworkUnreachable }:
                    return $"The Spark Connect server at {endpoint} cannot be reached over the network. Check the address, the network and firewalls.";
                case AuthenticationException:
                    return $"The encrypted connection to {endpoint} could not be made: {cause.Message} Check use_ssl in the address and the server's certificate.";
                case HttpRequestException { HttpRequestError: HttpRequestError.HttpProtocolError or HttpRequestError.InvalidResponse or HttpRequestError.VersionNegotiationError }:
                    return $"What answers at {endpoint} does not speak Spark Connect. Check the port, and use_ssl in the address.";
                case HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } when cause.InnerException is null:
                    return $"The Spark Connect server at {endpoint} cannot be reached: {cause.Message}";
            }
        }

        return hasAnswered
            ? $"The connection to the Spark Connect server at {endpoint} broke and could not be taken up again. Check that the server is still running."
            : $"What answers at {endpoint} does not speak Spark Connect, or hangs up. Check the port, use_ssl in the address, and that the server is running.";
    }
}
