namespace StartSpark.CSharpKernel.Extensibility;

/// <summary>The kernel's end of all comms of one target name.</summary>
/// <remarks>
/// Messages on the control channel are handled at once, while a cell runs; messages on the shell channel take their
/// turn among the cells, as the protocol demands. Each method is called for one message at a time per channel and
/// should return soon: while it runs, no other message of its channel (an interrupt, say) is handled.
/// </remarks>
public interface ICommTarget
{
    /// <summary>A front end opened a comm.</summary>
    /// <param name="comm">The comm, already open: it may be answered at once.</param>
    /// <param name="message">The content of <c>comm_open</c>.</param>
    /// <param name="cancellationToken">Cancelled when the kernel ends.</param>
    /// <returns>A task that completes when the message is handled.</returns>
    ValueTask OpenedAsync(IComm comm, CommMessage message, CancellationToken cancellationToken);

    /// <summary>A front end sent a message.</summary>
    /// <param name="comm">The comm it came on.</param>
    /// <param name="message">The content of <c>comm_msg</c>.</param>
    /// <param name="cancellationToken">Cancelled when the kernel ends.</param>
    /// <returns>A task that completes when the message is handled.</returns>
    ValueTask ReceivedAsync(IComm comm, CommMessage message, CancellationToken cancellationToken);

    /// <summary>A front end closed the comm; it can no longer be written to.</summary>
    /// <param name="comm">The closed comm.</param>
    /// <param name="message">The content of <c>comm_close</c>.</param>
    /// <param name="cancellationToken">Cancelled when the kernel ends.</param>
    /// <returns>A task that completes when the message is handled.</returns>
    ValueTask ClosedAsync(IComm comm, CommMessage message, CancellationToken cancellationToken);
}
