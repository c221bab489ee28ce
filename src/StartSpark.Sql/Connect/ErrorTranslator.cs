using System.Diagnostics.CodeAnalysis;
using Grpc.Core;

namespace StartSpark.Sql.Connect;

/// <summary>Turns the failure of a call into the exception the user reads: Spark's own error, fetched whole where the server has it.</summary>
internal sealed class ErrorTranslator(
    ConnectEndpoint endpoint,
    Func<bool> hasAnswered,
    Func<string, CancellationToken, Task<Protos.FetchErrorDetailsResponse>> fetchDetails)
{
    /// <summary>The details are a bonus over what the trailers hold; a server that hangs must not hide the error itself.</summary>
    private static readonly TimeSpan DetailsLimit = TimeSpan.FromSeconds(10);

    public async ValueTask<Exception> TranslateAsync(Exception failure, CallerTokens user)
    {
        if (user.IsCancelled)
        {
            return new OperationCanceledException("The Spark operation was interrupted.", failure, user.Cancelled);
        }

        if (RpcAttempts.AsRpc(failure) is not { } rpc)
        {
            return failure;
        }

        var info = RpcDetails.Info(rpc);
        if (info is null)
        {
            return ConnectErrors.Describe(rpc, endpoint, hasAnswered());
        }

        var brief = ServerError.FromInfo(info, rpc.Status.Detail);
        if (brief is SparkSessionEndedException || !info.Metadata.TryGetValue("errorId", out var errorId))
        {
            return brief;
        }

        return await FetchAsync(errorId, info).ConfigureAwait(false) ?? brief;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong while asking for more, the error itself is what the user must see.")]
    private async Task<SparkException?> FetchAsync(string errorId, Google.Rpc.ErrorInfo info)
    {
        using var limit = new CancellationTokenSource(DetailsLimit);
        try
        {
            return ServerError.FromDetails(await fetchDetails(errorId, limit.Token).ConfigureAwait(false), info);
        }
        catch (Exception)
        {
            // Never asked again for the error of this call: that way lies a loop.
            return null;
        }
    }
}
