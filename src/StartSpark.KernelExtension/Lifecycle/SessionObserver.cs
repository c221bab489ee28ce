using StartSpark.Contracts.Comm;
using StartSpark.Sql;

namespace StartSpark.KernelExtension.Lifecycle;

/// <summary>Carries what the client tells of its sessions into the lifecycle's facts, whoever made them: the panel or a cell.</summary>
internal sealed class SessionObserver(SparkLifecycle lifecycle) : ISparkSessionObserver
{
    private SparkStatus Spark => lifecycle.Spark;

    private Launch? Starting => Spark.Launch is { HasBegun: true } launch ? launch : null;

    public void StageStarted(SparkStartStage stage) => Change(() => Stages().Begin(stage));

    public void StageFinished(SparkStartStage stage, TimeSpan elapsed) => Change(() => Stages().End(stage, elapsed));

    /// <summary>A start by the panel is told of when its code has ended.</summary>
    public void StartFailed() => Change(() =>
    {
        if (Starting is null)
        {
            (Spark.CellStart, Spark.CellNote) = (null, null);
        }
    });

    /// <summary>(c) The panel hears of it when the code that made it has ended, or at once for a cell's.</summary>
    public void SessionStarted(SparkSession sparkSession, SparkDriverInfo driver) => Change(() =>
    {
        var status = LiveSpark.Describe(driver);
        status = Starting?.Describe(status) ?? status with { Stages = Spark.CellStart?.Snapshot() ?? [] };
        Spark.Live.Add(new LiveSpark(sparkSession, Starting, status with { Note = null, LogFile = driver.LogFile }));
        (Spark.CellStart, Spark.CellNote, Spark.Epitaph) = (null, null, null);
    });

    /// <summary>(h) Ended on purpose, by the panel or by <c>spark.Stop()</c> in a cell.</summary>
    public void SessionStopped(SparkSession sparkSession) => Change(() => Spark.Live.RemoveAll(live => live.Session == sparkSession));

    /// <summary>(g) Ended without being asked to.</summary>
    public void SessionLost(SparkSession sparkSession, string reason) => Change(() =>
    {
        if (Find(sparkSession) is not { } lost)
        {
            return;
        }

        Spark.Live.Remove(lost);
        if (Spark.Shown is { } other)
        {
            other.Warn($"Another Spark session of this notebook was lost. {reason}");
            return;
        }

        Spark.Epitaph = lost.Status with
        {
            State = SparkState.Lost,
            UiUrl = null,
            Note = null,
            Error = lifecycle.Failures.FromLoss(reason, lost.Status.LogFile),
        };
    });

    public void Waiting(SparkSession? sparkSession, string? forWhat) => Change(() =>
    {
        if (sparkSession is not null)
        {
            if (Find(sparkSession) is { } live)
            {
                live.Status = live.Status with { Note = forWhat };
            }
        }
        else if (Starting is { } launch)
        {
            launch.Note = forWhat;
        }
        else
        {
            Spark.CellNote = forWhat;
        }
    });

    public void Warned(string message) => Change(() => Spark.Shown?.Warn(message));

    private StageClock Stages()
    {
        if (Starting is { } launch)
        {
            return launch.Stages;
        }

        if (Spark.CellStart is null)
        {
            Spark.CellStart = Spark.NewStages();
            Spark.Epitaph = null;
        }

        return Spark.CellStart;
    }

    private LiveSpark? Find(SparkSession session) => Spark.Live.Find(live => live.Session == session);

    private void Change(Action change)
    {
        lock (lifecycle.Gate)
        {
            change();
            Spark.Tell();
        }
    }
}
