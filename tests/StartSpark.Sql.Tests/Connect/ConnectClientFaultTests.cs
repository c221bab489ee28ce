using System.Net;
using System.Net.Sockets;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using StartSpark.Sql.Connect;
using static StartSpark.Sql.Tests.Connect.FaultyConnectServer;

namespace StartSpark.Sql.Tests.Connect;

public sealed class ConnectClientFaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Execute_StreamCut_GoesOnAfterTheLastResponse()
    {
        await using var server = await StartAsync();
        server.OnExecute = async (_, stream, _) =>
        {
            await stream.WriteAsync(Rows("r1", 0, 1, 2), Token);
            throw Unavailable();
        };
        server.OnReattach = async (_, stream) =>
        {
            await stream.WriteAsync(Rows("r2", 2, 3), Token);
            await stream.WriteAsync(Complete("r3"), Token);
        };
        using var client = server.Connect();
        Assert.Equal([1, 2, 3], await NumbersAsync(client));
        Assert.Equal(["execute", "reattach after r1"], server.Calls);
        await server.ReleasedAll.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
    }

    [Fact]
    public async Task Execute_StreamEndsWithoutComplete_Reattaches()
    {
        await using var server = await StartAsync();
        server.OnExecute = (_, stream, _) => stream.WriteAsync(Rows("r1", 0, 1), Token);
        var quiet = 0;
        server.OnReattach = async (_, stream) =>
        {
            // Streams that end with nothing are no error either: the query is just slow.
            if (++quiet > 2)
            {
                await stream.WriteAsync(Complete("r2"), Token);
            }
        };
        using var client = server.Connect();
        Assert.Equal([1], await NumbersAsync(client));
        Assert.Equal(["execute", "reattach after r1", "reattach after r1", "reattach after r1"], server.Calls);
    }

    [Fact]
    public async Task Execute_RequestLost_IsSentAnewUnderTheSameId()
    {
        await using var server = await StartAsync();
        var ids = new List<string>();
        server.OnExecute = async (request, stream, _) =>
        {
            ids.Add(request.OperationId);
            if (ids.Count == 1)
            {
                throw Unavailable();
            }

            await stream.WriteAsync(Rows("r1", 0, 7), Token);
            await stream.WriteAsync(Complete("r2"), Token);
        };
        using var client = server.Connect();
        Assert.Equal([7], await NumbersAsync(client));
        Assert.Equal(["execute", "reattach after nothing", "execute"], server.Calls);
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task Execute_OperationForgottenHalfway_IsAnErrorNotARepetition()
    {
        await using var server = await StartAsync();
        server.OnExecute = async (_, stream, _) =>
        {
            await stream.WriteAsync(Rows("r1", 0, 1), Token);
            throw Unavailable();
        };
        using var client = server.Connect();
        await Assert.ThrowsAnyAsync<SparkException>(() => NumbersAsync(client));
        Assert.Equal(["execute", "reattach after r1"], server.Calls);
    }

    [Fact]
    public async Task Execute_BatchInChunksOfTenMegabytes_IsPutTogether()
    {
        await using var server = await StartAsync();
        var numbers = Enumerable.Range(0, 1_300_000).Select(n => (long)n).ToArray();
        server.OnExecute = async (_, stream, _) =>
        {
            var whole = Rows("r1", 0, numbers);
            var data = whole.ArrowBatch.Data;
            Assert.True(data.Length > 10_000_000);
            await stream.WriteAsync(Rows("r0", 0), Token);
            await stream.WriteAsync(Chunk(whole, data.Span[..10_000_000].ToArray(), 0), Token);
            await stream.WriteAsync(Chunk(whole, data.Span[10_000_000..].ToArray(), 1), Token);
            await stream.WriteAsync(Complete("r2"), Token);
        };
        using var client = server.Connect();
        Assert.Equal(numbers, await NumbersAsync(client));
    }

    [Fact]
    public async Task Execute_RowsMissing_IsNoticed()
    {
        await using var server = await StartAsync();
        server.OnExecute = async (_, stream, _) =>
        {
            await stream.WriteAsync(Rows("r1", 0, 1, 2), Token);
            await stream.WriteAsync(Rows("r2", 3, 4), Token);
            await stream.WriteAsync(Complete("r3"), Token);
        };
        using var client = server.Connect();
        await Assert.ThrowsAsync<SparkConnectException>(() => NumbersAsync(client));
    }

    [Fact]
    public async Task Execute_Cancelled_InterruptsTheOperation()
    {
        await using var server = await StartAsync();
        using var cancel = new CancellationTokenSource();
        string? operation = null;
        string[] tags = [];
        server.OnExecute = async (request, _, gone) =>
        {
            operation = request.OperationId;
            tags = [.. request.Tags];
            await cancel.CancelAsync();
            await Task.Delay(Timeout.Infinite, gone);
        };
        using var client = server.Connect(TimeProvider.System);
        using var scope = SparkQueryScope.Begin(new SparkQueryOptions { Tags = ["cell-1"], CancellationToken = cancel.Token });
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => NumbersAsync(client));
        Assert.Equal(cancel.Token, error.CancellationToken);
        Assert.Contains($"interrupt {operation}", server.Calls);
        Assert.Equal(["cell-1"], tags);
    }

    [Fact]
    public async Task Unary_Unavailable_IsTriedAgain()
    {
        await using var server = await StartAsync();
        var failures = 0;
        server.OnConfig = _ => ++failures <= 2 ? throw Unavailable() : new Protos.ConfigResponse { ServerSideSessionId = "server-1" };
        var time = new ImpatientTime();
        using var client = server.Connect(time);
        await client.ConfigAsync(new() { GetAll = new() }, Token);
        Assert.Equal(3, server.Calls.Count);
        Assert.Equal([50, 200], time.Waits.Select(wait => wait.TotalMilliseconds));
    }

    [Fact]
    public async Task Unary_ServerAsksToWait_IsHonoured()
    {
        await using var server = await StartAsync();
        var failed = false;
        server.OnConfig = _ => failed
            ? new Protos.ConfigResponse { ServerSideSessionId = "server-1" }
            : throw Fail(() => failed = true, Failure("busy", new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(1.5)) }));
        var time = new ImpatientTime();
        using var client = server.Connect(time);
        await client.ConfigAsync(new() { GetAll = new() }, Token);
        Assert.Equal([1500], time.Waits.Select(wait => wait.TotalMilliseconds));
    }

    [Fact]
    public async Task Unary_AnyOtherFailure_IsNotTriedAgain()
    {
        await using var server = await StartAsync();
        server.OnConfig = _ => throw new Grpc.Core.RpcException(new Grpc.Core.Status(Grpc.Core.StatusCode.Internal, "broken"));
        using var client = server.Connect();
        var error = await Assert.ThrowsAsync<SparkConnectException>(() => client.ConfigAsync(new() { GetAll = new() }, Token));
        Assert.Contains("broken", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task Unary_SessionChangedOnTheServer_EndsTheClientAndSaysSo()
    {
        await using var server = await StartAsync();
        var answers = 0;
        server.OnConfig = _ => new Protos.ConfigResponse { ServerSideSessionId = $"server-{++answers}" };
        using var client = server.Connect();
        string? lost = null;
        client.Lost = reason => lost = reason;
        await client.ConfigAsync(new() { GetAll = new() }, Token);
        await Assert.ThrowsAsync<SparkSessionEndedException>(() => client.ConfigAsync(new() { GetAll = new() }, Token));
        await Assert.ThrowsAsync<SparkSessionEndedException>(() => client.ConfigAsync(new() { GetAll = new() }, Token));
        Assert.Equal(2, server.Calls.Count);
        Assert.Contains("temporary views", lost, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_DetailsFail_ShowsWhatTheTrailersHold()
    {
        await using var server = await StartAsync();
        server.OnConfig = _ => throw Failure("[X.Y] short message", Info());
        using var client = server.Connect();
        var error = await Assert.ThrowsAsync<AnalysisException>(() => client.ConfigAsync(new() { GetAll = new() }, Token));
        Assert.Equal("[X.Y] short message", error.Message);
        Assert.Equal("X.Y", error.ErrorClass);
        Assert.Equal("42000", error.SqlState);
        Assert.Equal("b", error.MessageParameters["a"]);
        Assert.Equal(["config", "details e1"], server.Calls);
    }

    [Fact]
    public async Task Error_CausesInACircle_AreCutOff()
    {
        await using var server = await StartAsync();
        server.OnConfig = _ => throw Failure("short", Info());
        server.OnFetchErrorDetails = _ => new Protos.FetchErrorDetailsResponse
        {
            RootErrorIdx = 0,
            Errors =
            {
                new Protos.FetchErrorDetailsResponse.Types.Error { Message = "long message", CauseIdx = 1, ErrorTypeHierarchy = { "a.B" } },
                new Protos.FetchErrorDetailsResponse.Types.Error { Message = "cause", CauseIdx = 0 },
            },
        };
        using var client = server.Connect();
        var error = await Assert.ThrowsAsync<SparkException>(() => client.ConfigAsync(new() { GetAll = new() }, Token));
        Assert.Equal("long message", error.Message);
        Assert.Equal("X.Y", error.ErrorClass);
        Assert.Equal("cause", error.InnerException?.Message);
    }

    [Fact]
    public async Task Connect_NothingListens_NamesTheAddressAndNoToken()
    {
        var time = new ImpatientTime();
        using var client = new ConnectClient(ConnectEndpoint.Parse($"sc://localhost:{FreePort()}/;token=s3cret"), time);
        var error = await Assert.ThrowsAsync<SparkConnectException>(() => client.ConfigAsync(new() { GetAll = new() }, Token));
        Assert.Contains(client.Endpoint.ToString(), error.Message, StringComparison.Ordinal);
        Assert.Contains("refused", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(4, time.Waits.Count);
    }

    [Fact]
    public async Task Connect_UnknownHost_IsSaid()
    {
        using var client = new ConnectClient(ConnectEndpoint.Parse("sc://no-such-host.invalid:1"), new ImpatientTime());
        var error = await Assert.ThrowsAsync<SparkConnectException>(() => client.ConfigAsync(new() { GetAll = new() }, Token));
        Assert.Contains("no-such-host.invalid:1", error.Message, StringComparison.Ordinal);
        Assert.Contains("no known address", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connect_NotSpark_IsSaid()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var answering = AnswerHttp1Async(listener, stop.Token);
        using var client = new ConnectClient(ConnectEndpoint.Parse($"sc://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"), new ImpatientTime());
        var error = await Assert.ThrowsAsync<SparkConnectException>(() => client.ConfigAsync(new() { GetAll = new() }, Token));
        Assert.Contains("does not speak Spark Connect", error.Message, StringComparison.Ordinal);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answering);
    }

    private static async Task AnswerHttp1Async(TcpListener listener, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var connection = await listener.AcceptTcpClientAsync(cancellationToken);
            await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"), cancellationToken);
        }
    }

    private static async Task<List<long>> NumbersAsync(ConnectClient client)
    {
        var result = await new PlanRunner(client).CollectAsync(new Protos.Relation { Range = new() { End = 1, Step = 1 } }, Token);
        return [.. result.Rows.Select(row => row.GetAs<long>(0))];
    }

    private static ErrorInfo Info() => new()
    {
        Reason = "org.apache.spark.sql.AnalysisException",
        Metadata =
        {
            ["errorId"] = "e1",
            ["errorClass"] = "X.Y",
            ["sqlState"] = "42000",
            ["classes"] = "[\"org.apache.spark.sql.AnalysisException\",\"java.lang.Exception\"]",
            ["messageParameters"] = "{\"a\":\"b\"}",
        },
    };

    private static Exception Fail(Action first, Exception failure)
    {
        first();
        return failure;
    }

    private static Protos.ExecutePlanResponse Chunk(Protos.ExecutePlanResponse whole, byte[] data, long index)
    {
        var chunk = whole.Clone();
        chunk.ResponseId = $"c{index}";
        chunk.ArrowBatch.Data = ByteString.CopyFrom(data);
        chunk.ArrowBatch.ChunkIndex = index;
        chunk.ArrowBatch.NumChunksInBatch = 2;
        return chunk;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
