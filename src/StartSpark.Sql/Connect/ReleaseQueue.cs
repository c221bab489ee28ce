using System.Diagnostics.CodeAnalysis;
using Grpc.Core;
using Stub = StartSpark.Sql.Protos.SparkConnectService.SparkConnectServiceClient;

namespace StartSpark.Sql.Connect;

/// <summary>
/// Lets the server forget responses that arrived, without making the reader wait: at most one call is on its way, and
/// while it is, only the newest wish is kept, for a later one includes the earlier.
/// </summary>
internal sealed class ReleaseQueue(Stub stub, Protos.ExecutePlanRequest request, Func<CancellationToken, CallOptions> options)
{
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private Protos.ReleaseExecuteRequest? _next;
    private bool _running;
    private bool _all;

    public void Until(string responseId)
    {
        var release = Request();
        release.ReleaseUntil = new Protos.ReleaseExecuteRequest.Types.ReleaseUntil { ResponseId = responseId };
        Queue(release, all: false);
    }

    public void All()
    {
        var release = Request();
        release.ReleaseAll = new Protos.ReleaseExecuteRequest.Types.ReleaseAll();
        Queue(release, all: true);
    }

    private void Queue(Protos.ReleaseExecuteRequest release, bool all)
    {
        lock (_gate)
        {
            if (_all)
            {
                return;
            }

            _all = all;
            _next = release;
            if (_running)
            {
                return;
            }

            _running = true;
        }

        _ = SendAsync();
    }

    [SuppressMessage("Design", "CA1031", Justification = "The server drops what is not released by itself; nobody waits for this call.")]
    private async Task SendAsync()
    {
        // Off the reader's thread, and out of the cell's execution context, which may end before this does.
        await Task.Yield();
        while (true)
        {
            Protos.ReleaseExecuteRequest release;
            lock (_gate)
            {
                if (_next is null)
                {
                    _running = false;
                    return;
                }

                release = _next;
                _next = null;
            }

            using var limit = new CancellationTokenSource(CallLimit);
            try
            {
                await stub.ReleaseExecuteAsync(release, options(limit.Token)).ConfigureAwait(false);
            }
            catch (Exception)
            {
                // Releasing is a courtesy.
            }
        }
    }

    private Protos.ReleaseExecuteRequest Request() => new()
    {
        SessionId = request.SessionId,
        UserContext = request.UserContext,
        ClientType = request.ClientType,
        OperationId = request.OperationId,
    };
}
