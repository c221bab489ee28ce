using System.Globalization;
using StartSpark.Contracts.Comm;
using StartSpark.CSharpKernel.Extensibility;

namespace StartSpark.KernelExtension.Lifecycle;

/// <summary>
/// What the lifecycle knows, and the one status that follows from it: no state is stored beside the facts, so none can
/// contradict them. Its owner locks.
/// </summary>
internal sealed class SparkStatus(ICommTargets comms, TimeProvider clock)
{
    private (SparkState State, string? AppId) told;
    private string since = Now(clock);

    /// <summary>The panel's start under way; null when there is none.</summary>
    public Launch? Launch { get; set; }

    /// <summary>The stages of a start by a cell's own code; null when there is none.</summary>
    public StageClock? CellStart { get; set; }

    /// <summary>What a cell's own start waits for.</summary>
    public string? CellNote { get; set; }

    /// <summary>The sessions that run, the newest last: that is the one shown.</summary>
    public List<LiveSpark> Live { get; } = [];

    /// <summary>The failed or lost card of what was there before; null when nothing is to be told of it.</summary>
    public StatusMessage? Epitaph { get; set; }

    /// <summary>The session that the panel shows.</summary>
    public LiveSpark? Shown => Live.LastOrDefault();

    /// <summary>The status as it is at this moment, with the seconds of a running stage up to date.</summary>
    public StatusMessage Current
    {
        get
        {
            var status = Project();
            if (told != (status.State, status.AppId))
            {
                told = (status.State, status.AppId);
                since = Now(clock);
            }

            return status with { Since = since };
        }
    }

    public StageClock NewStages() => new(clock);

    /// <summary>Tells every open comm.</summary>
    public void Tell() => comms.Broadcast(CommTarget.Name, StatusJson.Write(Current));

    private static string Now(TimeProvider clock) =>
        clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private StatusMessage Project()
    {
        if (Launch is { HasBegun: false })
        {
            // A Spark that is to be replaced is in use until then, its UI too.
            return Launch.Describe(Shown?.Status ?? new StatusMessage()) with { State = SparkState.Queued, Warnings = [] };
        }

        if (Launch is not null)
        {
            return Launch.Describe(new StatusMessage { State = Launch.IsDisplacing ? SparkState.Stopping : SparkState.Starting });
        }

        if (Shown is { } live)
        {
            return live.Status with { State = live.IsStopping ? SparkState.Stopping : SparkState.Running };
        }

        return CellStart is not null
            ? new StatusMessage { State = SparkState.Starting, Stages = CellStart.Snapshot(), Note = CellNote }
            : Epitaph ?? new StatusMessage();
    }
}
