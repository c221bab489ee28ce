using StartSpark.Contracts.Comm;
using StartSpark.KernelExtension.Lifecycle;
using StartSpark.Sql;

namespace StartSpark.KernelExtension.Progress;

/// <summary>
/// The bar of the cell that runs: what Spark tells of its queries, as one list of stages, no oftener than
/// <see cref="ProgressPace"/> allows. The last message of a bar has no stages; after its cell nothing is told.
/// </summary>
internal sealed class CellProgress : IDisposable
{
    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly Action<ProgressMessage> send;
    private readonly ProgressPace pace;
    private readonly ITimer timer;
    private readonly Dictionary<string, SparkQueryProgress> queries = [];
    private JobDetails details = JobDetails.None;
    private string? cell;
    private bool isShown;
    private bool isWaiting;

    public CellProgress(Action<ProgressMessage> send, TimeProvider clock)
    {
        this.send = send;
        this.clock = clock;
        pace = new ProgressPace(clock);
        timer = clock.CreateTimer(_ => OnTime(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void CellStarted(string messageId)
    {
        lock (gate)
        {
            cell = messageId;
        }
    }

    public void CellFinished(string messageId)
    {
        lock (gate)
        {
            if (cell != messageId)
            {
                return;
            }

            queries.Clear();
            if (isShown)
            {
                Send();
            }

            (cell, details) = (null, JobDetails.None);
        }
    }

    /// <returns>Whether the query is the running cell's.</returns>
    public bool Reported(SparkQueryProgress progress)
    {
        lock (gate)
        {
            if (cell is null || !progress.Tags.Contains(CellTag.Of(cell)))
            {
                return false;
            }

            queries[progress.OperationId] = progress;
            Plan();
            return true;
        }
    }

    public void QueryEnded(string operationId)
    {
        lock (gate)
        {
            if (queries.Remove(operationId))
            {
                Plan();
            }
        }
    }

    /// <summary>More is known of the jobs at work; it is told with the next message.</summary>
    public void Learned(JobDetails known)
    {
        lock (gate)
        {
            if (queries.Count > 0)
            {
                details = known;
                Plan();
            }
        }
    }

    public void Dispose() => timer.Dispose();

    private void Plan()
    {
        if (isWaiting)
        {
            return;
        }

        var wait = pace.Wait;
        if (wait > TimeSpan.Zero)
        {
            isWaiting = true;
            timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
        else
        {
            Send();
        }
    }

    private void OnTime()
    {
        lock (gate)
        {
            isWaiting = false;
            if (cell is not null)
            {
                Plan();
            }
        }
    }

    private void Send()
    {
        var stages = StageMerger.Merge(queries.Values, details.Stages);
        if (stages.Count == 0 && !isShown)
        {
            return;
        }

        isShown = stages.Count > 0;
        pace.Count();
        send(new ProgressMessage
        {
            Cell = cell!,
            Stages = stages,
            JobUrl = isShown ? details.UrlOf(queries.Values.SelectMany(query => query.Stages).Select(stage => stage.StageId)) : null,
        });
    }
}
