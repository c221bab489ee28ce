using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StartSpark.Sql.Arrow;
using StartSpark.Sql.Connect;
using StartSpark.Sql.Types;

namespace StartSpark.Sql.Tests.Connect;

/// <summary>A Spark Connect server that misbehaves as a test tells it, in ways the real one cannot be made to.</summary>
internal sealed class FaultyConnectServer : Protos.SparkConnectService.SparkConnectServiceBase, IAsyncDisposable
{
    public static readonly StructType Schema = new(new StructField("n", new LongType(), isNullable: false));

    private readonly Microsoft.AspNetCore.Builder.WebApplication _app;

    private FaultyConnectServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc(options => options.MaxSendMessageSize = null);
        builder.Services.AddSingleton(this);
        _app = builder.Build();
        _app.MapGrpcService<FaultyConnectServer>();
    }

    /// <summary>What was called, in order, with the word that matters: the operation, or the response it follows.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    public Func<Protos.ExecutePlanRequest, IServerStreamWriter<Protos.ExecutePlanResponse>, CancellationToken, Task> OnExecute { get; set; } = (_, _, _) => Task.CompletedTask;

    public Func<Protos.ReattachExecuteRequest, IServerStreamWriter<Protos.ExecutePlanResponse>, Task> OnReattach { get; set; } = (_, _) => throw Unknown();

    public Func<Protos.ConfigRequest, Protos.ConfigResponse> OnConfig { get; set; } = _ => new Protos.ConfigResponse { ServerSideSessionId = "server-1" };

    public Func<Protos.FetchErrorDetailsRequest, Protos.FetchErrorDetailsResponse> OnFetchErrorDetails { get; set; } =
        _ => throw new RpcException(new Grpc.Core.Status(StatusCode.Internal, "no details today"));

    /// <summary>Completes when the client has released all of an operation.</summary>
    public TaskCompletionSource ReleasedAll { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Address { get; private set; } = "";

    public static async Task<FaultyConnectServer> StartAsync()
    {
        var server = new FaultyConnectServer();
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        var address = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        server.Address = $"sc://localhost:{new Uri(address).Port}/;token=s3cret";
        return server;
    }

    public ConnectClient Connect(TimeProvider? time = null) => new(ConnectEndpoint.Parse(Address), time ?? new ImpatientTime());

    public static RpcException Unavailable() => new(new Grpc.Core.Status(StatusCode.Unavailable, "the line is cut"));

    public static RpcException Unknown() => new(new Grpc.Core.Status(StatusCode.Internal, "[INVALID_HANDLE.OPERATION_NOT_FOUND] no such operation"));

    /// <summary>A failure as Spark sends it: a status with packed details.</summary>
    public static RpcException Failure(string message, params IMessage[] details)
    {
        var status = new Google.Rpc.Status { Code = (int)StatusCode.Internal, Message = message };
        status.Details.AddRange(details.Select(detail => Any.Pack(detail)));
        return status.ToRpcException();
    }

    public static Protos.ExecutePlanResponse Rows(string id, long offset, params long[] numbers) => new()
    {
        ServerSideSessionId = "server-1",
        ResponseId = id,
        Schema = DataTypeProto.ToProto(Schema),
        ArrowBatch = new()
        {
            RowCount = numbers.Length,
            StartOffset = offset,
            Data = ByteString.CopyFrom(ArrowRows.Write(numbers.Select(number => new GenericRow(number)), Schema)),
        },
    };

    public static Protos.ExecutePlanResponse Complete(string id) => new() { ServerSideSessionId = "server-1", ResponseId = id, ResultComplete = new() };

    public override Task ExecutePlan(Protos.ExecutePlanRequest request, IServerStreamWriter<Protos.ExecutePlanResponse> responseStream, ServerCallContext context)
    {
        Calls.Enqueue("execute");
        return OnExecute(request, responseStream, context.CancellationToken);
    }

    public override Task ReattachExecute(Protos.ReattachExecuteRequest request, IServerStreamWriter<Protos.ExecutePlanResponse> responseStream, ServerCallContext context)
    {
        Calls.Enqueue($"reattach after {(request.HasLastResponseId ? request.LastResponseId : "nothing")}");
        return OnReattach(request, responseStream);
    }

    public override Task<Protos.ReleaseExecuteResponse> ReleaseExecute(Protos.ReleaseExecuteRequest request, ServerCallContext context)
    {
        if (request.ReleaseCase == Protos.ReleaseExecuteRequest.ReleaseOneofCase.ReleaseAll)
        {
            ReleasedAll.TrySetResult();
        }

        return Task.FromResult(new Protos.ReleaseExecuteResponse());
    }

    public override Task<Protos.ConfigResponse> Config(Protos.ConfigRequest request, ServerCallContext context)
    {
        Calls.Enqueue("config");
        return Task.FromResult(OnConfig(request));
    }

    public override Task<Protos.InterruptResponse> Interrupt(Protos.InterruptRequest request, ServerCallContext context)
    {
        Calls.Enqueue($"interrupt {request.OperationId}");
        return Task.FromResult(new Protos.InterruptResponse());
    }

    public override Task<Protos.FetchErrorDetailsResponse> FetchErrorDetails(Protos.FetchErrorDetailsRequest request, ServerCallContext context)
    {
        Calls.Enqueue($"details {request.ErrorId}");
        return Task.FromResult(OnFetchErrorDetails(request));
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
