namespace StartSpark.CSharpKernel.Extensibility;

/// <summary>The queue in which cells, and code that an extension runs between them, take their turns.</summary>
public interface ICellQueue
{
    /// <summary>What runs at this moment, or null when the queue is idle.</summary>
    CellInfo? Current { get; }

    /// <summary>
    /// Runs code in the session's scope when its turn comes: after everything already queued and before every cell
    /// sent later. It leaves no history entry, no execution count and no output.
    /// </summary>
    /// <param name="code">C# as a person would type it into a cell. Variables it declares are in scope of later cells.</param>
    /// <param name="onOutput">
    /// Receives what the code writes to the console or displays as text; null discards it. Called from any thread.
    /// </param>
    /// <param name="cancellationToken">
    /// Takes the code off the queue, or interrupts it as the front end's interrupt would when it already runs.
    /// </param>
    /// <param name="before">
    /// What is to be done in the code's turn, before the code; none by default. Its token is cancelled with the code; what it
    /// throws is the code's end.
    /// </param>
    /// <returns>A handle that tells when its turn comes and how it ended.</returns>
    /// <remarks>
    /// The code runs in the <see cref="ExecutionContext"/> of the caller: an <see cref="AsyncLocal{T}"/> that the
    /// caller set is seen by the code. A person's interrupt stops it too.
    /// </remarks>
    IQueuedCode Run(
        string code, Action<CapturedOutput>? onOutput, CancellationToken cancellationToken, Func<CancellationToken, Task>? before = null);

    /// <summary>Hears when anything on the queue starts and finishes.</summary>
    /// <param name="observer">Called on the thread that runs the cell.</param>
    /// <returns>Disposing it ends the watch.</returns>
    IDisposable Observe(ICellObserver observer);
}
