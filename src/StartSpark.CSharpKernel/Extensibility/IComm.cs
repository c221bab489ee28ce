namespace StartSpark.CSharpKernel.Extensibility;

/// <summary>One open line between the kernel and one front end.</summary>
public interface IComm
{
    /// <summary>The <c>comm_id</c>.</summary>
    string Id { get; }

    /// <summary>The <c>target_name</c> it was opened with.</summary>
    string TargetName { get; }

    /// <summary>False once either side closed it.</summary>
    bool IsOpen { get; }

    /// <summary>Sends <c>comm_msg</c> on iopub. Does nothing once the comm is closed.</summary>
    /// <param name="data">One JSON object as UTF-8.</param>
    /// <param name="buffers">Binary parts, none by default.</param>
    void Send(ReadOnlyMemory<byte> data, IReadOnlyList<ReadOnlyMemory<byte>>? buffers = null);

    /// <summary>Sends <c>comm_close</c> on iopub. Does nothing once the comm is closed.</summary>
    /// <param name="data">One JSON object as UTF-8; an empty object by default.</param>
    void Close(ReadOnlyMemory<byte> data = default);
}
