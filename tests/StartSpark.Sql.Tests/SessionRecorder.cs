namespace StartSpark.Sql.Tests;

/// <summary>Remembers what an observer hears.</summary>
internal sealed class SessionRecorder(string? tag = null) : ISparkSessionObserver
{
    private readonly List<string> _events = [];
    private readonly System.Collections.Concurrent.ConcurrentDictionary<SparkSession, TaskCompletionSource<string>> _losses = [];

    public IReadOnlyList<string> Events
    {
        get
        {
            lock (_events)
            {
                return [.. _events];
            }
        }
    }

    public List<string> Warnings { get; } = [];

    /// <summary>Completes with the first progress of a query with our tag that has running tasks.</summary>
    public TaskCompletionSource<SparkQueryProgress> Running { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes with the reason when the session is lost.</summary>
    public Task<string> LossOf(SparkSession session) => Loss(session).Task;

    public event Action? JvmStarted;

    public void StageStarted(SparkStartStage stage)
    {
        Add($"{stage} started");
        if (stage == SparkStartStage.Jvm)
        {
            JvmStarted?.Invoke();
        }
    }

    public void StageFinished(SparkStartStage stage, TimeSpan elapsed) => Add($"{stage} finished");

    public void SessionStarted(SparkSession sparkSession, SparkDriverInfo driver) => Add("session started");

    public void SessionStopped(SparkSession sparkSession) => Add("session stopped");

    public void SessionLost(SparkSession sparkSession, string reason)
    {
        Add("session lost");
        Loss(sparkSession).TrySetResult(reason);
    }

    public void QueryProgress(SparkSession sparkSession, SparkQueryProgress progress)
    {
        if (progress.RunningTasks > 0 && tag is not null && progress.Tags.Contains(tag))
        {
            Running.TrySetResult(progress);
        }
    }

    public void Warned(string message) => Warnings.Add(message);

    private TaskCompletionSource<string> Loss(SparkSession session) =>
        _losses.GetOrAdd(session, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private void Add(string text)
    {
        lock (_events)
        {
            _events.Add(text);
        }
    }
}
