using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Grpc.Core;
using Grpc.Net.Client;
using Stub = StartSpark.Sql.Protos.SparkConnectService.SparkConnectServiceClient;

namespace StartSpark.Sql.Connect;

/// <summary>
/// The one way to the server: every call gets the session's identity, the official retries, a check of whose answer it
/// is, the cancellation of the cell, and errors that are Spark's own.
/// </summary>
/// <remarks>
/// The way of a query:
/// (a) <see cref="ExecuteAsync"/> gives the plan an operation id and the tags of the open <see cref="SparkQueryScope"/>;
/// (b) <see cref="ExecuteStream"/> reads the responses, takes a broken stream up again and lets the server forget what arrived;
/// (c) <see cref="ConnectIdentity"/> checks that each is of our session, progress goes to the observer, the rest to the caller;
/// (d) a cancelled token interrupts the operation on the server before the caller hears of it;
/// (e) <see cref="ErrorTranslator"/> turns what fails into what the user reads.
/// </remarks>
internal sealed partial class ConnectClient : IDisposable
{
    /// <summary>How long a cancelled query waits for the server to confirm the interrupt.</summary>
    private static readonly TimeSpan InterruptLimit = TimeSpan.FromSeconds(2);

    private readonly GrpcChannel _channel;
    private readonly Stub _stub;
    private readonly TimeProvider _time;
    private readonly ErrorTranslator _errors;
    private readonly CancellationTokenSource _ended = new();
    private string? _endReason;
    private int _running;

    public ConnectClient(ConnectEndpoint endpoint, TimeProvider time)
    {
        Endpoint = endpoint;
        Identity = new ConnectIdentity(endpoint);
        _time = time;
        _heard = time.GetTimestamp();
        _channel = ConnectChannel.Open(endpoint, Heard, () => _broken.Writer.TryWrite(true));
        _stub = new Stub(_channel);
        _errors = new ErrorTranslator(endpoint, () => Identity.ServerSideSessionId is not null, FetchErrorDetailsAsync);
    }

    public ConnectEndpoint Endpoint { get; }

    public ConnectIdentity Identity { get; }

    /// <summary>Hears how far running queries are.</summary>
    public Action<SparkQueryProgress>? Progress { get; set; }

    /// <summary>Hears that a query has ended of which <see cref="Progress"/> has heard.</summary>
    public Action<string>? QueryEnded { get; set; }

    /// <summary>How many queries and commands have been sent and have not ended.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>Cancelled when the client has ended.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>Hears that the server no longer has our session.</summary>
    public Action<string>? Lost { get; set; }

    /// <summary>From now on every call, running ones included, fails with the reason. The first reason stays.</summary>
    /// <returns>False if the client had ended before.</returns>
    public bool End(string reason)
    {
        if (Interlocked.CompareExchange(ref _endReason, reason, null) is not null)
        {
            return false;
        }

        _ended.Cancel();
        return true;
    }

    public Task<Protos.AnalyzePlanResponse> AnalyzeAsync(Protos.AnalyzePlanRequest request, CancellationToken cancellationToken)
    {
        request.SessionId = Identity.SessionId;
        request.UserContext = Identity.User;
        request.ClientType = Identity.ClientType;
        return CallAsync(
            options =>
            {
                SetObserved(id => request.ClientObservedServerSideSessionId = id);
                return _stub.AnalyzePlanAsync(request, options);
            },
            response => (response.SessionId, response.ServerSideSessionId),
            cancellationToken);
    }

    public Task<Protos.ConfigResponse> ConfigAsync(Protos.ConfigRequest.Types.Operation operation, CancellationToken cancellationToken)
    {
        var request = new Protos.ConfigRequest
        {
            SessionId = Identity.SessionId,
            UserContext = Identity.User,
            ClientType = Identity.ClientType,
            Operation = operation,
        };
        return CallAsync(
            options =>
            {
                SetObserved(id => request.ClientObservedServerSideSessionId = id);
                return _stub.ConfigAsync(request, options);
            },
            response => (response.SessionId, response.ServerSideSessionId),
            cancellationToken);
    }

    /// <summary>Runs a plan; ends when the server says that the result is complete.</summary>
    public async IAsyncEnumerable<Protos.ExecutePlanResponse> ExecuteAsync(
        Protos.Plan plan,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tags = SparkQueryScope.CurrentTags;
        var request = new Protos.ExecutePlanRequest
        {
            SessionId = Identity.SessionId,
            UserContext = Identity.User,
            ClientType = Identity.ClientType,
            OperationId = Guid.NewGuid().ToString("D"),
            Plan = plan,
            Tags = { tags },
            RequestOptions =
            {
                new Protos.ExecutePlanRequest.Types.RequestOption { ReattachOptions = new Protos.ReattachOptions { Reattachable = true } },
                new Protos.ExecutePlanRequest.Types.RequestOption { ResultChunkingOptions = new Protos.ResultChunkingOptions { AllowArrowBatchChunking = true } },
            },
        };
        using var linked = Link(cancellationToken, out var user);
        var stream = new ExecuteStream(_stub, Identity, request, token => Options(token), Attempts);
        var hasReported = false;
        Interlocked.Increment(ref _running);
        try
        {
            await using var responses = stream.ReadAsync(linked.Token).GetAsyncEnumerator(CancellationToken.None);
            while (await NextAsync(responses, request.OperationId, user).ConfigureAwait(false) is { } response)
            {
                if (response.ResponseTypeCase == Protos.ExecutePlanResponse.ResponseTypeOneofCase.ExecutionProgress)
                {
                    hasReported = true;
                    Report(request.OperationId, tags, response.ExecutionProgress);
                }
                else
                {
                    yield return response;
                }
            }
        }
        finally
        {
            Interlocked.Decrement(ref _running);
            if (hasReported)
            {
                QueryEnded?.Invoke(request.OperationId);
            }
        }
    }

    /// <summary>Interrupts operations of the session.</summary>
    /// <returns>The ids of the operations that were running and are now interrupted.</returns>
    public async Task<IReadOnlyList<string>> InterruptAsync(Action<Protos.InterruptRequest> what, CancellationToken cancellationToken)
    {
        var request = new Protos.InterruptRequest
        {
            SessionId = Identity.SessionId,
            UserContext = Identity.User,
            ClientType = Identity.ClientType,
        };
        what(request);

        // Not through the scope's token: an interrupt is what remains to be done when that is cancelled.
        var response = await CallAsync(
            options => _stub.InterruptAsync(request, options),
            reply => (reply.SessionId, reply.ServerSideSessionId),
            cancellationToken,
            useScope: false).ConfigureAwait(false);
        return response.InterruptedIds;
    }

    /// <summary>Tells the server that the session is over; a server that is gone needs no telling.</summary>
    public async Task ReleaseSessionAsync(CancellationToken cancellationToken)
    {
        var request = new Protos.ReleaseSessionRequest
        {
            SessionId = Identity.SessionId,
            UserContext = Identity.User,
            ClientType = Identity.ClientType,
        };
        try
        {
            await _stub.ReleaseSessionAsync(request, Options(cancellationToken)).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is RpcException or OperationCanceledException)
        {
            // The server forgets idle sessions by itself.
        }
    }

    public void Dispose()
    {
        End(SessionEnd.Stopped);
        _channel.Dispose();
    }

    /// <summary>The next response, checked; null at the end.</summary>
    private async ValueTask<Protos.ExecutePlanResponse?> NextAsync(
        IAsyncEnumerator<Protos.ExecutePlanResponse> responses, string operationId, CallerTokens user)
    {
        try
        {
            if (!await responses.MoveNextAsync().ConfigureAwait(false))
            {
                return null;
            }

            Identity.Verify(responses.Current.SessionId, responses.Current.ServerSideSessionId);
            return responses.Current;
        }
        catch (Exception failure)
        {
            if (user.IsCancelled)
            {
                await InterruptQuietlyAsync(operationId).ConfigureAwait(false);
            }

            throw await TranslateAsync(failure, user).ConfigureAwait(false);
        }
    }

    private async Task<TResponse> CallAsync<TResponse>(
        Func<CallOptions, AsyncUnaryCall<TResponse>> call,
        Func<TResponse, (string SessionId, string ServerSideSessionId)> ids,
        CancellationToken cancellationToken,
        bool useScope = true)
    {
        using var linked = Link(cancellationToken, out var user, useScope);
        var attempts = Attempts();
        while (true)
        {
            try
            {
                try
                {
                    var response = await call(Options(linked.Token)).ConfigureAwait(false);
                    var (sessionId, serverSideSessionId) = ids(response);
                    Identity.Verify(sessionId, serverSideSessionId);
                    return response;
                }
                catch (Exception error) when (!linked.IsCancellationRequested && RpcAttempts.AsRpc(error) is { } failure)
                {
                    if (!await attempts.WaitAsync(failure, linked.Token).ConfigureAwait(false))
                    {
                        throw;
                    }
                }
            }
            catch (Exception failure)
            {
                throw await TranslateAsync(failure, user).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask<Exception> TranslateAsync(Exception failure, CallerTokens user)
    {
        if (Volatile.Read(ref _endReason) is { } reason)
        {
            return new SparkSessionEndedException(reason);
        }

        var translated = await _errors.TranslateAsync(failure, user).ConfigureAwait(false);
        if (translated is SparkSessionEndedException ended && End(ended.Message))
        {
            Lost?.Invoke(ended.Message);
        }

        return translated;
    }

    private async Task<Protos.FetchErrorDetailsResponse> FetchErrorDetailsAsync(string errorId, CancellationToken cancellationToken)
    {
        var request = new Protos.FetchErrorDetailsRequest
        {
            SessionId = Identity.SessionId,
            UserContext = Identity.User,
            ClientType = Identity.ClientType,
            ErrorId = errorId,
        };
        SetObserved(id => request.ClientObservedServerSideSessionId = id);
        return await _stub.FetchErrorDetailsAsync(request, Options(cancellationToken)).ConfigureAwait(false);
    }

    [SuppressMessage("Design", "CA1031", Justification = "The query is being cancelled; that the interrupt failed too changes nothing for the user.")]
    private async Task InterruptQuietlyAsync(string operationId)
    {
        using var limit = new CancellationTokenSource(InterruptLimit, _time);
        try
        {
            await InterruptAsync(
                request =>
                {
                    request.InterruptType = Protos.InterruptRequest.Types.InterruptType.OperationId;
                    request.OperationId = operationId;
                },
                limit.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The stream is closed in any case, and the server ends executions nobody reads.
        }
    }

    private void Report(string operationId, IReadOnlyList<string> tags, Protos.ExecutePlanResponse.Types.ExecutionProgress progress) =>
        Progress?.Invoke(new SparkQueryProgress(
            operationId,
            tags,
            [.. progress.Stages.Select(stage => new SparkStageProgress(stage.StageId, stage.NumTasks, stage.NumCompletedTasks, stage.InputBytesRead, stage.Done))],
            progress.NumInflightTasks));

    private RpcAttempts Attempts() =>
        new(Identity.ServerSideSessionId is null ? RetryPolicy.FirstContact : RetryPolicy.Established, _time);

    private CallOptions Options(CancellationToken cancellationToken) => new(Identity.Headers, cancellationToken: cancellationToken);

    private void SetObserved(Action<string> set)
    {
        if (Identity.ServerSideSessionId is { } id)
        {
            set(id);
        }
    }

    /// <param name="cancellationToken">The token of the call.</param>
    /// <param name="user">The tokens by which the user cancels.</param>
    /// <param name="useScope">Whether the token of the open scope counts.</param>
    private CancellationTokenSource Link(CancellationToken cancellationToken, out CallerTokens user, bool useScope = true)
    {
        if (Volatile.Read(ref _endReason) is { } reason)
        {
            throw new SparkSessionEndedException(reason);
        }

        user = new CallerTokens(cancellationToken, useScope ? SparkQueryScope.CurrentToken : CancellationToken.None);
        return CancellationTokenSource.CreateLinkedTokenSource(user.Call, user.Scope, _ended.Token);
    }
}
