using System.Collections.Concurrent;

namespace StartSpark.Sql.Tests.Local;

/// <summary>Notes the stages in the order in which they are told, and lets a test wait for one.</summary>
internal sealed class StageRecorder : ISparkSessionObserver
{
    private readonly ConcurrentQueue<string> _events = [];
    private readonly ConcurrentDictionary<SparkStartStage, TaskCompletionSource> _started = [];

    public IReadOnlyList<string> Events => [.. _events];

    public Task StartedAsync(SparkStartStage stage) => Source(stage).Task;

    public void StageStarted(SparkStartStage stage)
    {
        _events.Enqueue($"{stage} started");
        Source(stage).TrySetResult();
    }

    public void StageFinished(SparkStartStage stage, TimeSpan elapsed) => _events.Enqueue($"{stage} finished");

    private TaskCompletionSource Source(SparkStartStage stage) =>
        _started.GetOrAdd(stage, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
