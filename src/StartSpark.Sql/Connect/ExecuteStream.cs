using System.Runtime.CompilerServices;
using Grpc.Core;
using Stub = StartSpark.Sql.Protos.SparkConnectService.SparkConnectServiceClient;

namespace StartSpark.Sql.Connect;

/// <summary>
/// The responses of one operation, whole and in order, over as many streams as it takes: the server cuts streams after a
/// while, networks break them, and only <c>result_complete</c> means the end.
/// </summary>
internal sealed class ExecuteStream(
    Stub stub,
    ConnectIdentity identity,
    Protos.ExecutePlanRequest request,
    Func<CancellationToken, CallOptions> options,
    Func<RpcAttempts> newAttempts)
{
    /// <summary>Streams in a row that may end without a single response before we pause between them.</summary>
    private const int FreeEmptyStreams = 2;

    private static readonly TimeSpan EmptyStreamPause = TimeSpan.FromMilliseconds(200);

    private string? _lastResponseId;

    public async IAsyncEnumerable<Protos.ExecutePlanResponse> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var release = new ReleaseQueue(stub, request, options);
        var attempts = newAttempts();
        var emptyStreams = 0;
        var isReattached = false;
        AsyncServerStreamingCall<Protos.ExecutePlanResponse>? call = null;
        try
        {
            call = Execute(cancellationToken);
            while (true)
            {
                Protos.ExecutePlanResponse? response = null;
                try
                {
                    isReattached |= call is null;
                    call ??= Reattach(cancellationToken);
                    if (await call.ResponseStream.MoveNext(cancellationToken).ConfigureAwait(false))
                    {
                        response = call.ResponseStream.Current;
                    }
                }
                catch (Exception error) when (!cancellationToken.IsCancellationRequested && RpcAttempts.AsRpc(error) is not null)
                {
                    var failure = RpcAttempts.AsRpc(error)!;
                    call?.Dispose();
                    call = null;
                    if (isReattached && _lastResponseId is null && RpcDetails.IsUnknownHandle(failure) && attempts.AllowsResend())
                    {
                        // The first request was lost on its way: nothing ran, so it may be sent anew.
                        call = Execute(cancellationToken);
                        isReattached = false;
                    }
                    else if (!await attempts.WaitAsync(failure, cancellationToken).ConfigureAwait(false))
                    {
                        throw;
                    }

                    continue;
                }

                if (response is null)
                {
                    call.Dispose();
                    call = null;
                    if (++emptyStreams > FreeEmptyStreams)
                    {
                        await Task.Delay(EmptyStreamPause, cancellationToken).ConfigureAwait(false);
                    }

                    continue;
                }

                emptyStreams = 0;
                attempts.Succeeded();
                _lastResponseId = response.ResponseId;
                var complete = response.ResponseTypeCase == Protos.ExecutePlanResponse.ResponseTypeOneofCase.ResultComplete;
                if (!complete)
                {
                    release.Until(response.ResponseId);
                }

                yield return response;
                if (complete)
                {
                    yield break;
                }
            }
        }
        finally
        {
            call?.Dispose();

            // Also when the reader left early: releasing all of a running operation ends it.
            release.All();
        }
    }

    private AsyncServerStreamingCall<Protos.ExecutePlanResponse> Execute(CancellationToken cancellationToken)
    {
        if (identity.ServerSideSessionId is { } observed)
        {
            request.ClientObservedServerSideSessionId = observed;
        }

        return stub.ExecutePlan(request, options(cancellationToken));
    }

    private AsyncServerStreamingCall<Protos.ExecutePlanResponse> Reattach(CancellationToken cancellationToken)
    {
        var reattach = new Protos.ReattachExecuteRequest
        {
            SessionId = request.SessionId,
            UserContext = request.UserContext,
            ClientType = request.ClientType,
            OperationId = request.OperationId,
        };
        if (identity.ServerSideSessionId is { } observed)
        {
            reattach.ClientObservedServerSideSessionId = observed;
        }

        if (_lastResponseId is not null)
        {
            reattach.LastResponseId = _lastResponseId;
        }

        return stub.ReattachExecute(reattach, options(cancellationToken));
    }
}
