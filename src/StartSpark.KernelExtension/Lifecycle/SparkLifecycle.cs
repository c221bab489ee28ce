using StartSpark.Contracts.Comm;
using StartSpark.CSharpKernel.Extensibility;
using StartSpark.KernelExtension.Failures;
using StartSpark.Sql;

namespace StartSpark.KernelExtension.Lifecycle;

/// <summary>The state machine of this kernel's Spark, and the only source of what the panel shows.</summary>
/// <remarks>
/// <code>
///            (a) Start                     (b) its turn came          (c) code ended, session there
///   idle ───────────────► queued ────────────────► starting ─────────────────────► running
///    ▲  ▲                    │ (d) Cancel              │ (d) Cancel   │ (e) threw      │ (f) Stop     │ (g) driver died
///    │  └────────────────────┴─────────────────────────┘              ▼               ▼              ▼
///    │                                                              failed         stopping         lost
///    └──────────────────────────────── (h) session stopped ◄──────────────────────────┘
/// </code>
/// Failed and lost take a Start as idle does. A cell that builds a session itself goes from idle to starting without
/// (a) and (b). Every change happens under the lock and is told to every open comm before the lock is left, so that
/// statuses arrive in the order of the changes.
/// </remarks>
internal sealed class SparkLifecycle(IKernelContext kernel, TimeProvider clock)
{
    private readonly Lock gate = new();
    private StatusMessage status = new() { Since = Now(clock) };
    private StageClock stages = new(clock);
    private Launch? launch;
    private SparkSession? session;
    private string? logFile;

    /// <summary>The state as it is at this moment, with the seconds of a running stage up to date.</summary>
    public StatusMessage Status
    {
        get
        {
            lock (gate)
            {
                return status with { Stages = stages.Snapshot() };
            }
        }
    }

    /// <summary>(a) Queues the rendered code among the cells. A Start while one is under way or runs changes nothing.</summary>
    public void Start(StartRequest request)
    {
        lock (gate)
        {
            if (status.State is not (SparkState.Idle or SparkState.Failed or SparkState.Lost))
            {
                Tell();
                return;
            }

            launch = new Launch(request);
            stages = new StageClock(clock);
            session = null;
            logFile = request.Launch.LogFile;
            Become(new StatusMessage { State = SparkState.Queued, Config = request.Config, Shown = request.Shown });
            _ = RunAsync(launch);
        }
    }

    /// <summary>(d) Ends a start for good; nothing else.</summary>
    public void Cancel()
    {
        lock (gate)
        {
            if (launch is not null && status.State is SparkState.Queued or SparkState.Starting)
            {
                launch!.Cancellation.Cancel();
            }

            Tell();
        }
    }

    /// <summary>(f) Ends the Spark that runs; the kernel and its variables stay.</summary>
    public void Stop()
    {
        SparkSession? ending;
        lock (gate)
        {
            ending = status.State == SparkState.Running ? session : null;
            if (ending is null)
            {
                Tell();
                return;
            }

            Become(status with { State = SparkState.Stopping });
        }

        _ = StopAsync(ending);
    }

    /// <summary>Shows a request that could not be carried out, unless a Spark is there that the person would lose sight of.</summary>
    public void Refuse(string cause, string detail)
    {
        lock (gate)
        {
            if (status.State is SparkState.Idle or SparkState.Failed or SparkState.Lost)
            {
                Become(new StatusMessage { State = SparkState.Failed, Error = new SparkError { Cause = cause, Detail = detail } });
            }
        }
    }

    /// <summary>The kernel ends: no start goes on and no driver is left.</summary>
    public async Task EndAsync(CancellationToken limit)
    {
        SparkSession? ending;
        Task? starting;
        lock (gate)
        {
            ending = session;
            starting = launch?.Ended.Task;
            launch?.Cancellation.Cancel();
        }

        if (ending is not null)
        {
            await ending.StopAsync().WaitAsync(limit).ConfigureAwait(false);
        }

        if (starting is not null)
        {
            await starting.WaitAsync(limit).ConfigureAwait(false);
        }
    }

    internal void OnStageStarted(SparkStartStage stage)
    {
        lock (gate)
        {
            if (launch is null && status.State is SparkState.Idle or SparkState.Failed or SparkState.Lost)
            {
                stages = new StageClock(clock);
                logFile = null;
                Become(new StatusMessage { State = SparkState.Starting });
            }

            stages.Begin(stage);
            Tell();
        }
    }

    internal void OnStageFinished(SparkStartStage stage, TimeSpan elapsed)
    {
        lock (gate)
        {
            stages.End(stage, elapsed);
            Tell();
        }
    }

    /// <summary>(c) A session is there; the panel hears of it when the code that made it has ended, or at once for a cell's.</summary>
    internal void OnSessionStarted(SparkSession started, SparkDriverInfo driver)
    {
        lock (gate)
        {
            session = started;
            logFile = driver.LogFile ?? logFile;
            status = status with
            {
                SparkVersion = driver.SparkVersion,
                AppId = driver.AppId,
                UiUrl = driver.UiUrl?.ToString(),
                Cores = driver.DefaultParallelism,
                Memory = driver.DriverMemory,
            };
            if (launch is null)
            {
                Become(status with { State = SparkState.Running, Error = null });
            }
        }
    }

    /// <summary>(h) Ended on purpose, by the panel or by <c>spark.Stop()</c> in a cell.</summary>
    internal void OnSessionStopped(SparkSession stopped)
    {
        lock (gate)
        {
            if (!ReferenceEquals(stopped, session))
            {
                return;
            }

            session = null;
            if (launch is null)
            {
                BecomeIdle();
            }
        }
    }

    /// <summary>(g) Ended without being asked to.</summary>
    internal void OnSessionLost(SparkSession lost, string reason)
    {
        lock (gate)
        {
            if (!ReferenceEquals(lost, session))
            {
                return;
            }

            session = null;
            Become(status with { State = SparkState.Lost, UiUrl = null, Error = FailureReader.FromLoss(reason, logFile) });
        }
    }

    /// <summary>A cell that was building a session is over: without a session there is nothing that starts any more.</summary>
    internal void OnCellFinished()
    {
        lock (gate)
        {
            if (launch is null && session is null && status.State == SparkState.Starting)
            {
                BecomeIdle();
            }
        }
    }

    private static string Now(TimeProvider clock) =>
        clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private async Task RunAsync(Launch running)
    {
        var output = new OutputTail();
        IQueuedCode code;
        using (SparkLaunchScope.Begin(running.Options))
        {
            code = kernel.Cells.Run(running.Request.Code, output.Add, running.Cancellation.Token);
        }

        _ = BeginAsync(running, code);
        var result = await code.Completion.ConfigureAwait(false);
        await CompleteAsync(running, result, output).ConfigureAwait(false);
        running.Ended.TrySetResult();
    }

    /// <summary>(b) The rendered code's turn among the cells has come.</summary>
    private async Task BeginAsync(Launch running, IQueuedCode code)
    {
        try
        {
            await code.Started.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        lock (gate)
        {
            if (ReferenceEquals(launch, running) && status.State == SparkState.Queued)
            {
                Become(status with { State = SparkState.Starting });
            }
        }
    }

    /// <summary>(c), (d) or (e): what has become of the rendered code.</summary>
    private async Task CompleteAsync(Launch running, CodeResult result, OutputTail output)
    {
        var cancelled = running.Cancellation.IsCancellationRequested || result.Outcome is CellOutcome.Interrupted or CellOutcome.Aborted;
        SparkSession? leftOver = null;
        lock (gate)
        {
            if (cancelled || result.Outcome == CellOutcome.Failed)
            {
                (leftOver, session) = (session, null);
            }
        }

        if (leftOver is not null)
        {
            await StopQuietlyAsync(leftOver).ConfigureAwait(false);
        }

        lock (gate)
        {
            launch = null;
            if (cancelled)
            {
                BecomeIdle();
            }
            else if (result.Outcome == CellOutcome.Failed)
            {
                Become(status with { State = SparkState.Failed, UiUrl = null, Error = FailureReader.FromStart(result.Error, output.Lines, logFile) });
            }
            else if (session is null)
            {
                Become(status with { State = SparkState.Failed, Error = FailureReader.NoSession(output.Lines) });
            }
            else
            {
                Become(status with { State = SparkState.Running, Error = null });
            }
        }
    }

    private async Task StopAsync(SparkSession ending)
    {
        await StopQuietlyAsync(ending).ConfigureAwait(false);
        lock (gate)
        {
            // The observer normally said so already; a driver that could not be asked any more is gone all the same.
            if (status.State == SparkState.Stopping)
            {
                session = null;
                BecomeIdle();
            }
        }
    }

    private static async Task StopQuietlyAsync(SparkSession ending)
    {
        try
        {
            await ending.StopAsync().ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is SparkException or IOException or OperationCanceledException)
        {
            // Stopping a Spark that is dying can fail half way; its driver ends with our end of its stdin in any case.
        }
    }

    private void BecomeIdle()
    {
        stages = new StageClock(clock);
        Become(new StatusMessage());
    }

    private void Become(StatusMessage next)
    {
        status = next with { Since = next.State == status.State && next.Since is not null ? next.Since : Now(clock) };
        Tell();
    }

    private void Tell() =>
        kernel.Comms.Broadcast(CommTarget.Name, StatusJson.Write(status with { Stages = stages.Snapshot() }));
}
