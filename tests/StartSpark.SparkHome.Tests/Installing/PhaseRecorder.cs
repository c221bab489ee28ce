using System.Collections.Concurrent;
using StartSpark.SparkHome.Installing;

namespace StartSpark.SparkHome.Tests.Installing;

/// <summary>Notes an install's phases in order and lets a test wait for one.</summary>
internal sealed class PhaseRecorder : IProgress<SparkInstallProgress>
{
    private readonly ConcurrentQueue<SparkInstallPhase> _seen = [];
    private readonly ConcurrentDictionary<SparkInstallPhase, TaskCompletionSource> _first = [];

    internal IEnumerable<SparkInstallPhase> Seen => _seen.Distinct();

    internal Task FirstAsync(SparkInstallPhase phase) => Source(phase).Task;

    public void Report(SparkInstallProgress value)
    {
        _seen.Enqueue(value.Phase);
        Source(value.Phase).TrySetResult();
    }

    private TaskCompletionSource Source(SparkInstallPhase phase) =>
        _first.GetOrAdd(phase, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
