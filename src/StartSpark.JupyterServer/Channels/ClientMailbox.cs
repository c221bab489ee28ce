namespace StartSpark.JupyterServer.Channels;

/// <summary>
/// The messages that wait for one client, in their order: some in memory, the rest in a file. Putting one in never waits,
/// so a slow client holds up neither the kernel nor other clients, and what it has not read is not lost.
/// Outlives the client's connection, for its return. Thread-safe.
/// </summary>
internal sealed class ClientMailbox(string? session, ChannelsOptions options, string spillFolder, TimeProvider clock) : IDisposable
{
    private const int RefillBytes = 1024 * 1024;
    private readonly Lock gate = new();
    private readonly Queue<ReadOnlyMemory<byte>> memory = new();
    private long memoryBytes;
    private SpillFile? spill;
    private TaskCompletionSource? waiter;
    private CancellationTokenSource? attachment;
    private bool completed;
    private bool closedInOrder;
    private long awaySince;

    /// <summary>The session id of the client's WebSocket; null for a client that named none, which cannot return.</summary>
    public string? Session { get; } = session;

    /// <summary>Whether what waits was thrown away because it became too much.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>Whether a connection reads it now.</summary>
    public bool IsAttached => attachment is not null;

    /// <summary>How long the client has been away; zero when it is not.</summary>
    public TimeSpan Away => IsAttached ? TimeSpan.Zero : clock.GetElapsedTime(awaySince);

    /// <summary>Whether the client said goodbye and has been away for too long to return.</summary>
    public bool IsAbandoned => !IsAttached && closedInOrder && Away > options.KeptAfterClose;

    /// <summary>Gives the box to a connection; one that had it is told to end.</summary>
    /// <returns>Identifies the connection; cancelled when another one takes over.</returns>
    public CancellationToken Attach()
    {
        CancellationTokenSource? former;
        var own = new CancellationTokenSource();
        lock (gate)
        {
            former = attachment;
            attachment = own;
        }

        // Not here and now: the caller holds locks that the former connection wants on its way out.
        _ = former?.CancelAsync();
        return own.Token;
    }

    /// <summary>Takes the box from a connection that has ended, unless another one has it already.</summary>
    /// <returns>Whether the box is without a connection now.</returns>
    public bool Detach(CancellationToken connection, bool inOrder)
    {
        lock (gate)
        {
            if (attachment?.Token != connection)
            {
                return false;
            }

            attachment = null;
            closedInOrder = inOrder;
            awaySince = clock.GetTimestamp();
            return true;
        }
    }

    /// <summary>Adds a message.</summary>
    public void Put(ReadOnlyMemory<byte> frame)
    {
        lock (gate)
        {
            if (completed || Overflowed)
            {
                return;
            }

            if (spill is null && memoryBytes + frame.Length <= Math.Max(options.MemoryPerClientBytes, frame.Length))
            {
                memory.Enqueue(frame);
                memoryBytes += frame.Length;
            }
            else
            {
                Spill(frame);
            }

            Interlocked.Exchange(ref waiter, null)?.TrySetResult();
        }
    }

    /// <summary>No message follows: the reader ends after those that wait.</summary>
    public void Complete()
    {
        lock (gate)
        {
            completed = true;
            Interlocked.Exchange(ref waiter, null)?.TrySetResult();
        }
    }

    /// <summary>The oldest message, left in the box until <see cref="Advance"/>; waits for one.</summary>
    /// <returns>Null when no message will follow, or when the box has overflowed.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> PeekAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task arrival;
            lock (gate)
            {
                Refill();
                if (memory.TryPeek(out var frame))
                {
                    return frame;
                }

                if (completed || Overflowed)
                {
                    return null;
                }

                waiter ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                arrival = waiter.Task;
            }

            await arrival.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Takes the oldest message away, now that the connection has sent it; nothing if another connection has taken over.</summary>
    public void Advance(CancellationToken connection)
    {
        lock (gate)
        {
            if (attachment?.Token == connection && memory.TryDequeue(out var sent))
            {
                memoryBytes -= sent.Length;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            completed = true;
            Clear();
            Interlocked.Exchange(ref waiter, null)?.TrySetResult();
        }
    }

    private void Spill(ReadOnlyMemory<byte> frame)
    {
        try
        {
            spill ??= new SpillFile(spillFolder);
            spill.Append(frame);
            if (spill.Length <= (IsAttached ? options.DiskPerClientBytes : options.KeptPerAwayClientBytes))
            {
                return;
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // A full disk: as if the client were too far behind.
        }

        Overflowed = true;
        Clear();
    }

    private void Refill()
    {
        if (memory.Count > 0 || spill is null)
        {
            return;
        }

        try
        {
            while (memoryBytes < RefillBytes && spill.TryTake(out var frame))
            {
                memory.Enqueue(frame);
                memoryBytes += frame.Length;
            }

            if (spill.Length == 0)
            {
                spill.Dispose();
                spill = null;
            }
        }
        catch (IOException)
        {
            Overflowed = true;
            Clear();
        }
    }

    private void Clear()
    {
        memory.Clear();
        memoryBytes = 0;
        spill?.Dispose();
        spill = null;
    }
}
