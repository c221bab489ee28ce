using StartSpark.Contracts.Comm;
using StartSpark.CSharpKernel.Extensibility;
using StartSpark.KernelExtension.Failures;
using StartSpark.Sql;

namespace StartSpark.KernelExtension.Lifecycle;

/// <summary>Carries one start of the panel through: its turn, the end of what it replaces, the code, and what has become of it.</summary>
internal sealed class LaunchRun(SparkLifecycle lifecycle, ICellQueue cells, Launch launch)
{
    /// <summary>A cancelled start has killed its driver by then.</summary>
    private static readonly TimeSpan SettlingLimit = TimeSpan.FromSeconds(2);

    private SparkStatus Spark => lifecycle.Spark;

    public async Task RunAsync()
    {
        IQueuedCode code;
        using (SparkLaunchScope.Begin(launch.Options))
        {
            code = cells.Run(launch.Request.Code, launch.Output.Add, launch.Cancellation.Token, BeginAsync);
        }

        await CompleteAsync(await code.Completion.ConfigureAwait(false)).ConfigureAwait(false);
        launch.Ended.TrySetResult();
    }

    /// <summary>(b) The turn among the cells has come: every Spark of this kernel ends, so that the code cannot be given one of them.</summary>
    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        lock (lifecycle.Gate)
        {
            launch.HasBegun = true;
            launch.IsDisplacing = Spark.Live.Count > 0;
            Spark.Tell();
            if (!launch.IsDisplacing)
            {
                return;
            }

            launch.Displacing = Task.WhenAll(Spark.Live.ToList().Select(lifecycle.StopAsync));
        }

        await launch.Displacing.WaitAsync(cancellationToken).ConfigureAwait(true);
        lock (lifecycle.Gate)
        {
            launch.IsDisplacing = false;
            Spark.Tell();
        }
    }

    /// <summary>(c), (d) or (e): what has become of the rendered code.</summary>
    private async Task CompleteAsync(CodeResult result)
    {
        var isCancelled = launch.Cancellation.IsCancellationRequested || result.Outcome is CellOutcome.Interrupted or CellOutcome.Aborted;
        if (isCancelled && launch.HasBegun)
        {
            await launch.Displacing.ConfigureAwait(false);
            await SettleAsync().ConfigureAwait(false);
        }

        if (isCancelled || result.Outcome == CellOutcome.Failed)
        {
            await EndLeftOversAsync().ConfigureAwait(false);
        }

        lock (lifecycle.Gate)
        {
            Spark.Launch = null;
            if (result.Outcome == CellOutcome.Failed && !isCancelled)
            {
                Bury(lifecycle.Failures.FromStart(result.Error, launch.Output.Lines, launch.Request.Launch.LogFile));
            }
            else if (!isCancelled && Spark.Live.Count == 0 && Spark.Epitaph is null)
            {
                Bury(FailureReader.NoSession(launch.Output.Lines));
            }

            Spark.Tell();
        }
    }

    private void Bury(SparkError error) =>
        Spark.Epitaph = launch.Describe(new StatusMessage { State = SparkState.Failed, Error = error }) with { Note = null };

    /// <summary>The code ends the moment it is interrupted; the driver that it was starting, a moment later.</summary>
    private static async Task SettleAsync()
    {
        using var limit = new CancellationTokenSource(SettlingLimit);
        try
        {
            await SparkSessionStarter.SettledAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Somebody else's start is under way; this one's driver ends with its stdin.
        }
    }

    /// <summary>A session of a start that did not succeed is nobody's.</summary>
    private Task EndLeftOversAsync()
    {
        lock (lifecycle.Gate)
        {
            return Task.WhenAll(Spark.Live.Where(live => live.Origin == launch).ToList().Select(lifecycle.StopAsync));
        }
    }
}
