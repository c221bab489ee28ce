using StartSpark.CSharpKernel.Extensibility;

namespace StartSpark.CSharpKernel.Comms;

/// <summary>One comm; the manager knows whether it is open.</summary>
internal sealed class Comm(string id, string targetName, ICommTarget target, CommManager manager) : IComm
{
    public string Id => id;

    public string TargetName => targetName;

    public ICommTarget Target => target;

    public bool IsOpen => manager.IsOpen(this);

    public void Send(ReadOnlyMemory<byte> data, IReadOnlyList<ReadOnlyMemory<byte>>? buffers = null) =>
        manager.Send(this, data, buffers);

    public void Close(ReadOnlyMemory<byte> data = default) => manager.Close(this, data);
}
