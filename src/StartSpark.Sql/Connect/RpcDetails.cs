using Google.Rpc;
using Grpc.Core;

namespace StartSpark.Sql.Connect;

/// <summary>Reads what Spark packs into the trailers of a failed call.</summary>
internal static class RpcDetails
{
    public static ErrorInfo? Info(RpcException failure) => Status(failure)?.GetDetail<ErrorInfo>();

    /// <summary>How long the server asks to wait before the next try; zero for "at once", null if it does not call the error retryable.</summary>
    public static TimeSpan? RetryDelay(RpcException failure) =>
        Status(failure)?.GetDetail<RetryInfo>() is { } retry ? retry.RetryDelay?.ToTimeSpan() ?? TimeSpan.Zero : null;

    /// <summary>The server does not know the operation or the session we speak of.</summary>
    public static bool IsUnknownHandle(RpcException failure) =>
        Mentions(failure, "INVALID_HANDLE.OPERATION_NOT_FOUND") || Mentions(failure, "INVALID_HANDLE.SESSION_NOT_FOUND");

    /// <summary>The session on the server is gone or is another one, whatever the call was.</summary>
    public static bool IsSessionGone(string? errorClass) =>
        errorClass is "INVALID_HANDLE.SESSION_CHANGED" or "INVALID_HANDLE.SESSION_CLOSED" or "INVALID_HANDLE.SESSION_NOT_FOUND";

    private static bool Mentions(RpcException failure, string condition) =>
        failure.Status.Detail.Contains(condition, StringComparison.Ordinal)
        || (Info(failure)?.Metadata.TryGetValue("errorClass", out var errorClass) == true && errorClass == condition);

    private static Google.Rpc.Status? Status(RpcException failure)
    {
        try
        {
            return failure.GetRpcStatus();
        }
        catch (Google.Protobuf.InvalidProtocolBufferException)
        {
            // Not Spark's trailers; the status line is all there is.
            return null;
        }
    }
}
