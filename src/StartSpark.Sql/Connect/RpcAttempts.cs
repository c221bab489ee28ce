using Grpc.Core;

namespace StartSpark.Sql.Connect;

/// <summary>Counts the failures of one call in a row and waits between them; decides which are worth another try.</summary>
internal sealed class RpcAttempts(RetryPolicy policy, TimeProvider time)
{
    private int _retries;

    /// <summary>
    /// The failure of a call that nobody cancelled, as gRPC would report it. A connection that breaks under a call can also show
    /// as a cancelled task or a network error.
    /// </summary>
    /// <returns>Null if it is no failure of the call.</returns>
    public static RpcException? AsRpc(Exception failure) => failure switch
    {
        RpcException rpc => rpc,
        OperationCanceledException or HttpRequestException or IOException or ObjectDisposedException =>
            new RpcException(new Status(StatusCode.Unavailable, failure.Message, failure)),
        _ => null,
    };

    /// <summary>Whether trying again can help: the network's and the server's passing troubles, and whatever the server itself calls retryable.</summary>
    public static bool IsPassing(RpcException failure) => failure.StatusCode switch
    {
        StatusCode.Unavailable => true,
        StatusCode.Internal when failure.Status.Detail.Contains("INVALID_CURSOR.DISCONNECTED", StringComparison.Ordinal) => true,
        _ => RpcDetails.RetryDelay(failure) is not null,
    };

    /// <summary>A call got through; the next failure starts the count anew.</summary>
    public void Succeeded() => _retries = 0;

    /// <summary>Whether the first request may be sent anew because the server never saw it. Not for ever: each time counts as a retry.</summary>
    public bool AllowsResend() => _retries++ < policy.MaxRetries;

    /// <summary>Waits if the call shall be tried again.</summary>
    /// <returns>False if the failure is final.</returns>
    public async ValueTask<bool> WaitAsync(RpcException failure, CancellationToken cancellationToken)
    {
        if (!IsPassing(failure))
        {
            return false;
        }

        var serverDelay = RpcDetails.RetryDelay(failure);
        if (policy.Delay(_retries, serverDelay, Random.Shared.NextDouble()) is not { } delay)
        {
            return false;
        }

        _retries++;
        await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
