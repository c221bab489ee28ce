using StartSpark.Contracts.Comm;
using StartSpark.Sql;

namespace StartSpark.KernelExtension.Lifecycle;

/// <summary>One start under way, from the click to the end of the rendered code. Its owner locks what can change.</summary>
internal sealed class Launch(StartRequest request, StageClock stages)
{
    public StartRequest Request { get; } = request;

    public StageClock Stages { get; } = stages;

    public OutputTail Output { get; } = new();

    public CancellationTokenSource Cancellation { get; } = new();

    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether the rendered code's turn among the cells has come.</summary>
    public bool HasBegun { get; set; }

    /// <summary>The end of the Sparks in whose place this one comes; it goes on when the start is cancelled meanwhile. Never fails.</summary>
    public Task Displacing { get; set; } = Task.CompletedTask;

    /// <summary>Whether the turn has come and others have to end first.</summary>
    public bool IsDisplacing { get; set; }

    /// <summary>What the start waits for; null for nothing.</summary>
    public string? Note { get; set; }

    public SparkLaunchOptions Options => new()
    {
        SparkHome = Request.Launch.SparkHome,
        JavaHome = Request.Launch.JavaHome,
        Env = (Request.Launch.Env ?? new Dictionary<string, string>()).ToDictionary(pair => pair.Key, pair => (string?)pair.Value),
        LogFile = Request.Launch.LogFile,
        CancellationToken = Cancellation.Token,
    };

    /// <summary>A status with what is known of this start.</summary>
    public StatusMessage Describe(StatusMessage status) => status with
    {
        Config = Request.Config,
        Shown = Request.Shown,
        Settings = Request.Settings,
        Stages = Stages.Snapshot(),
        Note = Note,
        LogFile = status.LogFile ?? (HasBegun ? Request.Launch.LogFile : null),
    };
}
