using System.Collections.Immutable;
using StartSpark.CSharpKernel.Extensibility;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>One after the other: cells, comm messages of the shell channel, and code of extensions.</summary>
internal sealed class CellQueue
{
    private readonly LinkedList<QueuedWork> waiting = [];
    private readonly SemaphoreSlim arrived = new(0);
    private readonly Lock gate = new();
    private ImmutableArray<ICellObserver> observers = [];
    private CellRun? run;
    private QueuedWork? running;
    private CellInfo? current;
    private bool isInterruptPending;

    public CellInfo? Current => Volatile.Read(ref current);

    /// <summary>The request whose turn it is.</summary>
    public JupyterMessage? RunningRequest => Volatile.Read(ref running)?.Request;

    /// <summary>Whether something runs or waits.</summary>
    public bool IsBusy
    {
        get
        {
            lock (gate)
            {
                return running is not null || waiting.Count > 0;
            }
        }
    }

    public void Add(QueuedWork work)
    {
        lock (gate)
        {
            waiting.AddLast(work);
        }

        arrived.Release();
    }

    /// <summary>Takes work off the queue that has not begun.</summary>
    /// <returns>False when it has.</returns>
    public bool Remove(QueuedWork work)
    {
        lock (gate)
        {
            return waiting.Remove(work);
        }
    }

    /// <summary>Does the work as it arrives, until cancelled. Needs a thread of its own.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        while (true)
        {
            arrived.Wait(cancellationToken);
            QueuedWork? next;
            lock (gate)
            {
                // Work that was taken off the queue leaves its signal behind.
                next = waiting.First?.Value;
                if (next is not null)
                {
                    waiting.RemoveFirst();
                    running = next;
                    isInterruptPending = false;
                }
            }

            if (next is not null)
            {
                next.Run(cancellationToken);
                Volatile.Write(ref running, null);
            }
        }
    }

    /// <summary>Ends the waiting cells after one failed; other work keeps its turn.</summary>
    public void AbortCells()
    {
        List<QueuedWork> ended;
        lock (gate)
        {
            ended = [.. waiting.Where(work => work.EndsWithFailedCell)];
            foreach (var work in ended)
            {
                waiting.Remove(work);
            }
        }

        foreach (var work in ended)
        {
            work.Abort();
        }
    }

    /// <summary>Stops the cell whose turn it is, also when it has not quite begun.</summary>
    public void Interrupt()
    {
        CellRun? stopped;
        lock (gate)
        {
            stopped = run;
            isInterruptPending = run is null && running is not null;
        }

        stopped?.Interrupt();
    }

    public IDisposable Observe(ICellObserver observer)
    {
        ImmutableInterlocked.Update(ref observers, static (list, added) => list.Add(added), observer);
        return new Registration(() => ImmutableInterlocked.Update(ref observers, static (list, gone) => list.Remove(gone), observer));
    }

    /// <summary>Tells the observers. Called on the cell's thread and in its context, which they may add to.</summary>
    public void TellStarted(CellInfo cell)
    {
        foreach (var observer in observers)
        {
            Tell(() => observer.Started(cell));
        }
    }

    /// <summary>The cell's turn has come; from now on an interrupt stops it.</summary>
    public void Begin(CellRun cellRun, CellInfo cell)
    {
        Volatile.Write(ref current, cell);
        bool isLate;
        lock (gate)
        {
            run = cellRun;
            isLate = isInterruptPending;
            isInterruptPending = false;
        }

        if (isLate)
        {
            cellRun.Interrupt();
        }
    }

    public void End(CellInfo cell, CellOutcome outcome)
    {
        lock (gate)
        {
            run = null;
        }

        Volatile.Write(ref current, null);
        foreach (var observer in observers)
        {
            Tell(() => observer.Finished(cell, outcome));
        }
    }

    private static void Tell(Action tell)
    {
        try
        {
            tell();
        }
        catch (Exception)
        {
            // The contract: what an observer throws is dropped, the cell is not its concern.
        }
    }
}
