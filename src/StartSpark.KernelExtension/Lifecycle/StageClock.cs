using StartSpark.Contracts.Comm;
using StartSpark.Sql;

namespace StartSpark.KernelExtension.Lifecycle;

/// <summary>The stages of one start with their seconds. Not safe for several threads; its owner locks.</summary>
internal sealed class StageClock(TimeProvider clock)
{
    private readonly List<Entry> entries = [];

    public void Begin(SparkStartStage stage)
    {
        if (Find(stage) is null)
        {
            entries.Add(new Entry(stage, clock.GetTimestamp()));
        }
    }

    public void End(SparkStartStage stage, TimeSpan elapsed)
    {
        Begin(stage);
        Find(stage)!.Elapsed = elapsed;
    }

    public IReadOnlyList<SparkStage> Snapshot() =>
    [
        .. entries.Select(entry => new SparkStage(
            NameOf(entry.Stage),
            Math.Round((entry.Elapsed ?? clock.GetElapsedTime(entry.Began)).TotalSeconds, 2),
            entry.Elapsed is not null)),
    ];

    private static string NameOf(SparkStartStage stage) => stage switch
    {
        SparkStartStage.Install => "Find Spark and Java",
        SparkStartStage.Jvm => "Start the Java process",
        SparkStartStage.Context => "Start the Spark context",
        _ => "Open the session",
    };

    private Entry? Find(SparkStartStage stage) => entries.Find(entry => entry.Stage == stage);

    private sealed class Entry(SparkStartStage stage, long began)
    {
        public SparkStartStage Stage { get; } = stage;

        public long Began { get; } = began;

        public TimeSpan? Elapsed { get; set; }
    }
}
