using System.Threading.Channels;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace StartSpark.Sql.Connect;

/// <content>What tells a server that is there from one that is gone; for <see cref="ServerWatch"/>.</content>
internal sealed partial class ConnectClient
{
    /// <summary>
    /// Spark has no such method and says so. A method that it has would be a use of our session, which then
    /// never ended by the server's clock.
    /// </summary>
    private static readonly Method<Empty, Empty> NoMethod = new(
        MethodType.Unary, "spark.connect.SparkConnectService", "StartSparkLifeSign", Marshallers.Create(_ => [], _ => new Empty()), Marshallers.Create(_ => [], _ => new Empty()));

    private readonly Channel<bool> _broken = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private long _heard;

    /// <summary>For how long nothing has come from the server, on any connection.</summary>
    public TimeSpan Silence => _time.GetElapsedTime(Volatile.Read(ref _heard));

    /// <summary>Waits until a connection to the server has broken that nobody has been told of.</summary>
    public ValueTask<bool> ConnectionBroken(CancellationToken cancellationToken) => _broken.Reader.ReadAsync(cancellationToken);

    /// <summary>Asks the server for a sign of life, once, and whether it still has our session. That it is gone is told to <see cref="Lost"/>.</summary>
    /// <returns>Why it gives none; null when it answers, whatever it says.</returns>
    public Task<Exception?> ProbeAsync(CancellationToken cancellationToken) => UnansweredAsync(
        async () =>
        {
            var request = new Protos.AnalyzePlanRequest
            {
                SessionId = Identity.SessionId,
                UserContext = Identity.User,
                ClientType = Identity.ClientType,
                SparkVersion = new(),
            };
            SetObserved(id => request.ClientObservedServerSideSessionId = id);
            var response = await _stub.AnalyzePlanAsync(request, Options(cancellationToken)).ConfigureAwait(false);
            Identity.Verify(response.SessionId, response.ServerSideSessionId);
        },
        cancellationToken);

    /// <summary>Asks the server for a sign of life, once, without a word about our session.</summary>
    /// <returns>Why it gives none; null when it answers, whatever it says.</returns>
    public Task<Exception?> NudgeAsync(CancellationToken cancellationToken) => UnansweredAsync(
        async () => await _channel.CreateCallInvoker().AsyncUnaryCall(NoMethod, null, Options(cancellationToken), new Empty()).ConfigureAwait(false),
        cancellationToken);

    private void Heard() => Volatile.Write(ref _heard, _time.GetTimestamp());

    private async Task<Exception?> UnansweredAsync(Func<Task> call, CancellationToken cancellationToken)
    {
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var translated = await TranslateAsync(failure, default).ConfigureAwait(false);
            if (RpcAttempts.AsRpc(failure) is { } rpc && RpcAttempts.IsPassing(rpc))
            {
                return translated;
            }
        }

        Heard();
        return null;
    }
}
