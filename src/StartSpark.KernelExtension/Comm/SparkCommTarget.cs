using System.Text.Json;
using StartSpark.Contracts;
using StartSpark.Contracts.Comm;
using StartSpark.CSharpKernel.Extensibility;
using StartSpark.KernelExtension.Lifecycle;

namespace StartSpark.KernelExtension.Comm;

/// <summary>Reads what the panel says and hands it to the lifecycle; every message is answered by the state as it is.</summary>
internal sealed class SparkCommTarget(SparkLifecycle lifecycle) : ICommTarget
{
    public ValueTask OpenedAsync(IComm comm, CommMessage message, CancellationToken cancellationToken)
    {
        comm.Send(StatusJson.Write(lifecycle.Status));
        return ValueTask.CompletedTask;
    }

    public ValueTask ReceivedAsync(IComm comm, CommMessage message, CancellationToken cancellationToken)
    {
        try
        {
            Handle(comm, message.Data.Span);
        }
        catch (JsonException problem)
        {
            lifecycle.Refuse("The panel sent a message that this kernel cannot read.", problem.Message);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask ClosedAsync(IComm comm, CommMessage message, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;

    private void Handle(IComm comm, ReadOnlySpan<byte> data)
    {
        var request = JsonSerializer.Deserialize(data, ContractsJson.Default.CommRequest);
        switch (request?.Type)
        {
            case CommRequest.Start:
                lifecycle.Start(JsonSerializer.Deserialize(data, ContractsJson.Default.StartRequest)!);
                break;
            case CommRequest.Cancel:
                lifecycle.Cancel();
                break;
            case CommRequest.Stop:
                var asks = JsonSerializer.Deserialize(data, ContractsJson.Default.StopRequest)!.Ask;
                lifecycle.Stop(asks ? jobs => comm.Send(BusyJson(jobs)) : null);
                break;
            default:
                // A type of a later version is answered too: the sender learns the truth and nothing breaks.
                comm.Send(StatusJson.Write(lifecycle.Status));
                break;
        }
    }

    private static ReadOnlyMemory<byte> BusyJson(int jobs) =>
        JsonSerializer.SerializeToUtf8Bytes(new BusyMessage { Jobs = jobs }, ContractsJson.Default.BusyMessage);
}
