using System.Collections.Concurrent;
using System.Text;
using StartSpark.CSharpKernel.Dispatch;
using StartSpark.CSharpKernel.Dispatch.Content;
using StartSpark.CSharpKernel.Extensibility;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Comms;

/// <summary>Owns the open comms and knows the targets.</summary>
internal sealed class CommManager(Publisher publisher) : ICommTargets
{
    private static readonly byte[] EmptyObject = "{}"u8.ToArray();

    private readonly ConcurrentDictionary<string, ICommTarget> targets = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Comm> comms = new(StringComparer.Ordinal);

    public IDisposable Register(string targetName, ICommTarget target)
    {
        if (!targets.TryAdd(targetName, target))
        {
            throw new InvalidOperationException($"A comm target named {targetName} is registered already.");
        }

        return new Registration(() => targets.TryRemove(KeyValuePair.Create(targetName, target)));
    }

    public IComm Open(string targetName, ReadOnlyMemory<byte> data, ICommTarget target)
    {
        var comm = new Comm(Guid.NewGuid().ToString("N"), targetName, target, this);
        comms[comm.Id] = comm;
        Publish("comm_open", comm.Id, targetName, data, null);
        return comm;
    }

    public bool IsOpen(string targetName) => Open(targetName).Any();

    public void Broadcast(string targetName, ReadOnlyMemory<byte> data)
    {
        foreach (var comm in Open(targetName))
        {
            comm.Send(data);
        }
    }

    /// <summary>The open comms, of all targets when no name is given.</summary>
    public IEnumerable<Comm> Open(string? targetName) =>
        comms.Values.Where(comm => targetName is null || comm.TargetName == targetName);

    public ValueTask OpenedAsync(JupyterMessage request, CommContent content, CancellationToken cancellationToken)
    {
        if (content.TargetName is null || !targets.TryGetValue(content.TargetName, out var target))
        {
            // The protocol: whoever does not know the target closes the comm.
            Publish("comm_close", content.CommId, null, default, null);
            return ValueTask.CompletedTask;
        }

        var comm = new Comm(content.CommId, content.TargetName, target, this);
        comms[comm.Id] = comm;
        return target.OpenedAsync(comm, MessageOf(request, content), cancellationToken);
    }

    public ValueTask ReceivedAsync(JupyterMessage request, CommContent content, CancellationToken cancellationToken) =>
        comms.TryGetValue(content.CommId, out var comm)
            ? comm.Target.ReceivedAsync(comm, MessageOf(request, content), cancellationToken)
            : ValueTask.CompletedTask;

    public ValueTask ClosedAsync(JupyterMessage request, CommContent content, CancellationToken cancellationToken) =>
        comms.TryRemove(content.CommId, out var comm)
            ? comm.Target.ClosedAsync(comm, MessageOf(request, content), cancellationToken)
            : ValueTask.CompletedTask;

    public bool IsOpen(Comm comm) => comms.TryGetValue(comm.Id, out var known) && ReferenceEquals(known, comm);

    public void Send(Comm comm, ReadOnlyMemory<byte> data, IReadOnlyList<ReadOnlyMemory<byte>>? buffers)
    {
        if (IsOpen(comm))
        {
            Publish("comm_msg", comm.Id, null, data, buffers);
        }
    }

    public void Close(Comm comm, ReadOnlyMemory<byte> data)
    {
        if (comms.TryRemove(KeyValuePair.Create(comm.Id, comm)))
        {
            Publish("comm_close", comm.Id, null, data, null);
        }
    }

    private static CommMessage MessageOf(JupyterMessage request, CommContent content) => new(
        content.Data.ValueKind == System.Text.Json.JsonValueKind.Object ? Encoding.UTF8.GetBytes(content.Data.GetRawText()) : EmptyObject,
        request.Buffers,
        request.Channel == JupyterChannel.Control);

    private void Publish(
        string messageType,
        string commId,
        string? targetName,
        ReadOnlyMemory<byte> data,
        IReadOnlyList<ReadOnlyMemory<byte>>? buffers) => publisher.Publish(
            messageType,
            CellScope.Current?.Parent,
            JsonContent.Object(writer =>
            {
                writer.WriteString("comm_id", commId);
                if (targetName is not null)
                {
                    writer.WriteString("target_name", targetName);
                }

                writer.WritePropertyName("data");
                writer.WriteRawValue((data.IsEmpty ? EmptyObject : data).Span);
            }),
            buffers: buffers);
}
