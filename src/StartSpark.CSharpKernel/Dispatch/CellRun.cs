namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>
/// One cell on its way: starts it on a thread of its own, knows at each moment which threads run its continuations,
/// and can stop it.
/// </summary>
/// <remarks>
/// How an interrupt goes: (a) the token is cancelled; compiled cells check it in loops and at each function's
/// entry. (b) After 100 ms the threads that still run the cell are woken from sleeps, locks and waits, again every
/// 50 ms; a cell that only awaits is ended on the spot and its continuations are dropped. (c) After 3 s the person
/// is told. (d) A second interrupt, a second or more after the first, leaves the threads behind.
/// </remarks>
internal sealed class CellRun : SynchronizationContext
{
    private const int StackSize = 4 * 1024 * 1024;
    private static readonly TimeSpan BeforeWaking = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenWaking = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan BeforeTelling = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BeforeAbandoning = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource<CellEnd> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource interrupted = new();
    private readonly List<Thread> active = [];
    private readonly Action<Exception> onUnhandled;
    private readonly Action onStuck;
    private readonly TimeProvider clock;
    private long firstInterrupt;
    private bool inUserCode;
    private bool isDropped;
    private int gate;

    public CellRun(Action<Exception> onUnhandled, Action onStuck, TimeProvider clock)
    {
        this.onUnhandled = onUnhandled;
        this.onStuck = onStuck;
        this.clock = clock;
    }

    /// <summary>Cancelled at the first interrupt.</summary>
    public CancellationToken Interrupted => interrupted.Token;

    /// <summary>How the cell ended; never faults.</summary>
    public Task<CellEnd> Ended => ended.Task;

    /// <summary>Starts the cell.</summary>
    /// <param name="body">Compiles and runs it.</param>
    /// <param name="context">The context to run in; null for a fresh one.</param>
    public void Start(Func<Task<object?>> body, ExecutionContext? context)
    {
        var thread = new Thread(() => Track(() => StartHere(body, context)), StackSize)
        {
            IsBackground = true,
            Name = "Cell",
        };
        thread.UnsafeStart();
    }

    /// <summary>From here on the cell's threads may be woken from their waits: no compiler or kernel code is hit.</summary>
    public void EnterUserCode() => Volatile.Write(ref inUserCode, true);

    /// <summary>Ends a cell that was left behind while it compiled: the session is another's by then.</summary>
    public void ThrowIfDropped()
    {
        if (Volatile.Read(ref isDropped))
        {
            throw new OperationCanceledException(interrupted.Token);
        }
    }

    /// <summary>Interrupts the cell, or abandons one that did not stop.</summary>
    public void Interrupt()
    {
        if (Interlocked.CompareExchange(ref firstInterrupt, clock.GetTimestamp(), 0) == 0)
        {
            // Callbacks on the token are other people's code and may take long.
            _ = interrupted.CancelAsync();
            new Thread(Stop) { IsBackground = true, Name = "Interrupt" }.UnsafeStart();
        }
        else if (clock.GetElapsedTime(firstInterrupt) >= BeforeAbandoning)
        {
            Drop(CellEndKind.Abandoned);
        }
    }

    public override void Post(SendOrPostCallback d, object? state) =>
        ThreadPool.UnsafeQueueUserWorkItem(static work => work.Run.Track(() => work.Callback(work.State)), (Run: this, Callback: d, State: state), preferLocal: false);

    public override void Send(SendOrPostCallback d, object? state) => Track(() => d(state));

    public override SynchronizationContext CreateCopy() => this;

    private void StartHere(Func<Task<object?>> body, ExecutionContext? context)
    {
        if (context is null)
        {
            Begin();
        }
        else
        {
            ExecutionContext.Run(context, _ => Begin(), null);
        }

        void Begin() => _ = FollowAsync(body());
    }

    private async Task FollowAsync(Task<object?> cell)
    {
        try
        {
            ended.TrySetResult(new CellEnd(CellEndKind.Completed, await cell.ConfigureAwait(false), null));
        }
        catch (Exception error)
        {
            // Whatever surfaces after an interrupt is its trace: a cancelled request, a failed static constructor.
            var kind = interrupted.IsCancellationRequested ? CellEndKind.Interrupted : CellEndKind.Failed;
            ended.TrySetResult(new CellEnd(kind, null, error));
        }
    }

    private void Track(Action action)
    {
        var thread = Thread.CurrentThread;
        EnterGate();
        var run = !isDropped;
        if (run)
        {
            active.Add(thread);
        }

        ExitGate();
        if (!run)
        {
            return;
        }

        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            action();
        }
        catch (Exception error) when (!interrupted.IsCancellationRequested)
        {
            onUnhandled(error);
        }
        catch (Exception)
        {
            // An interrupted "async void" ends like this; nobody waits for it.
        }
        finally
        {
            EnterGate();
            active.Remove(thread);
            ExitGate();
            if (interrupted.IsCancellationRequested)
            {
                ForgetPendingInterrupt();
            }

            SetSynchronizationContext(outer);
        }
    }

    /// <summary>Has a thread of its own: the cell may keep every thread of the pool busy.</summary>
    private void Stop()
    {
        var end = ((IAsyncResult)ended.Task).AsyncWaitHandle;
        var told = false;
        for (var pause = BeforeWaking; !end.WaitOne(pause); pause = BetweenWaking)
        {
            if (Volatile.Read(ref inUserCode))
            {
                Wake();
            }

            if (!told && clock.GetElapsedTime(firstInterrupt) >= BeforeTelling)
            {
                told = true;
                onStuck();
            }
        }
    }

    private void Wake()
    {
        EnterGate();
        var awaits = active.Count == 0;
        foreach (var thread in active)
        {
            thread.Interrupt();
        }

        ExitGate();
        if (awaits)
        {
            Drop(CellEndKind.Interrupted);
        }
    }

    private void Drop(CellEndKind kind)
    {
        EnterGate();
        isDropped = true;
        ExitGate();
        ended.TrySetResult(new CellEnd(kind, null, new OperationCanceledException()));
    }

    /// <summary>A thread that was woken while it did not wait would throw at its next wait, which is not the cell's.</summary>
    private static void ForgetPendingInterrupt()
    {
        try
        {
            Thread.CurrentThread.Join(0);
        }
        catch (ThreadInterruptedException)
        {
            // That was it.
        }
    }

    // No lock statement: a thread with a pending interrupt would throw when it has to wait for it.
    private void EnterGate()
    {
        while (Interlocked.CompareExchange(ref gate, 1, 0) != 0)
        {
            Thread.SpinWait(20);
        }
    }

    private void ExitGate() => Volatile.Write(ref gate, 0);
}
