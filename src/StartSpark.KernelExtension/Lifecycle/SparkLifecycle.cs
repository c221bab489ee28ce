using StartSpark.Contracts.Comm;
using StartSpark.CSharpKernel.Extensibility;
using StartSpark.KernelExtension.Failures;
using StartSpark.Sql;

namespace StartSpark.KernelExtension.Lifecycle;

/// <summary>The state machine of this kernel's Spark, and the only source of what the panel shows: what people ask of it.</summary>
/// <remarks>
/// <code>
///            (a) Start                     (b) its turn came          (c) code ended, session there
///   idle ───────────────► queued ────────────────► starting ─────────────────────► running
///    ▲  ▲                    │ (d) Cancel              │ (d) Cancel   │ (e) threw      │ (f) Stop     │ (g) driver died
///    │  └────────────────────┴─────────────────────────┘              ▼               ▼              ▼
///    │                                                              failed         stopping         lost
///    └──────────────────────────────── (h) session stopped ◄──────────────────────────┘
/// </code>
/// Failed and lost take a Start as idle does. Running takes it too: when its turn comes the present Spark ends (stopping),
/// in the same turn the new one starts; cancelled before that, it goes on running. A cell that builds a session itself goes
/// from idle to starting without (a) and (b); cancelled, the cell ends with an error that says so. What Spark itself tells
/// comes in through <see cref="SessionObserver"/>. Every change happens under the lock and is told to every open comm before
/// the lock is left, so that statuses arrive in the order of the changes.
/// </remarks>
internal sealed class SparkLifecycle(IKernelContext kernel, TimeProvider clock)
{
    private readonly SparkStatus spark = new(kernel.Comms, clock);
    private FailureHints hints = FailureHints.None;

    /// <summary>Guards <see cref="Spark"/>.</summary>
    public Lock Gate { get; } = new();

    /// <summary>The facts; only under <see cref="Gate"/>.</summary>
    public SparkStatus Spark => spark;

    /// <summary>Reads failures by the hints of the last start.</summary>
    public FailureReader Failures => new(hints);

    /// <summary>The state as it is at this moment.</summary>
    public StatusMessage Status
    {
        get
        {
            lock (Gate)
            {
                return spark.Current;
            }
        }
    }

    /// <summary>(a) Queues the rendered code among the cells. A Start while another is under way changes nothing.</summary>
    public void Start(StartRequest request)
    {
        lock (Gate)
        {
            if (spark.Launch is null && (spark.CellStart is null || spark.Shown is not null))
            {
                // A page that knows of no hints leaves them out, and generated readers then give null.
                hints = new FailureHints(request.Launch.Hints ?? []);
                spark.Epitaph = null;
                spark.Launch = new Launch(request, spark.NewStages());
                _ = new LaunchRun(this, kernel.Cells, spark.Launch).RunAsync();
            }

            spark.Tell();
        }
    }

    /// <summary>(d) Ends the start that is shown for good, the panel's or a cell's; nothing else.</summary>
    public void Cancel()
    {
        lock (Gate)
        {
            EndStart();
            spark.Tell();
        }
    }

    /// <summary>(f) Ends the Spark that is there or starts; the kernel and its variables stay.</summary>
    /// <param name="onBusy">Null to end it in any case; else hears how many queries are at work, if any, and nothing ends.</param>
    public void Stop(Action<int>? onBusy)
    {
        LiveSpark? ending;
        lock (Gate)
        {
            ending = spark.Shown;
            if (onBusy is not null && ending is { IsStopping: false, Session.Client.Running: > 0 and var running })
            {
                onBusy(running);
                return;
            }

            var isStarting = spark.Launch is { HasBegun: true };
            EndStart();
            if (ending is not null && !isStarting)
            {
                ending.IsStopping = true;
            }

            spark.Tell();
            if (isStarting)
            {
                return;
            }
        }

        if (ending is not null)
        {
            _ = StopAsync(ending);
        }
    }

    /// <summary>Shows a request that could not be carried out, unless a Spark is there that the person would lose sight of.</summary>
    public void Refuse(string cause, string detail)
    {
        lock (Gate)
        {
            if (spark.Launch is null && spark.CellStart is null && spark.Shown is null)
            {
                spark.Epitaph = new StatusMessage { State = SparkState.Failed, Error = new SparkError { Cause = cause, Detail = detail } };
            }

            spark.Tell();
        }
    }

    /// <summary>The kernel ends: no start goes on and no driver is left.</summary>
    public async Task EndAsync(CancellationToken limit)
    {
        List<Task> ends;
        lock (Gate)
        {
            ends = [.. spark.Live.Select(live => live.Session.StopAsync())];
            if (spark.Launch is { } launch)
            {
                ends.Add(launch.Ended.Task);
                launch.Cancellation.Cancel();
            }
        }

        await Task.WhenAll(ends).WaitAsync(limit).ConfigureAwait(false);
    }

    /// <summary>Ends a session, and forgets it also when it could not be asked any more: then it is gone all the same. Never fails.</summary>
    public async Task StopAsync(LiveSpark ending)
    {
        try
        {
            await ending.Session.StopAsync().ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Stopping a Spark that is dying can fail half way; its driver ends with our end of its stdin in any case.
        }

        lock (Gate)
        {
            // The observer normally did so already.
            if (spark.Live.Remove(ending))
            {
                spark.Tell();
            }
        }
    }

    /// <summary>A cell's start is the one shown only where nothing else is.</summary>
    private void EndStart()
    {
        if (spark.Launch is { } launch)
        {
            launch.Cancellation.Cancel();
        }
        else if (spark.CellStart is not null && spark.Shown is null)
        {
            SparkSessionStarter.CancelAll();
        }
    }
}
