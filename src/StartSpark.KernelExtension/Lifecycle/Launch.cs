using StartSpark.Contracts.Comm;
using StartSpark.Sql;

namespace StartSpark.KernelExtension.Lifecycle;

/// <summary>One start under way, from the click to the end of the rendered code.</summary>
internal sealed class Launch(StartRequest request)
{
    public StartRequest Request { get; } = request;

    public CancellationTokenSource Cancellation { get; } = new();

    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SparkLaunchOptions Options => new()
    {
        SparkHome = Request.Launch.SparkHome,
        JavaHome = Request.Launch.JavaHome,
        Env = Request.Launch.Env.ToDictionary(pair => pair.Key, pair => (string?)pair.Value),
        LogFile = Request.Launch.LogFile,
        CancellationToken = Cancellation.Token,
    };
}
