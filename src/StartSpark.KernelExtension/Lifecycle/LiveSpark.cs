using StartSpark.Contracts.Comm;
using StartSpark.Sql;

namespace StartSpark.KernelExtension.Lifecycle;

/// <summary>A session that runs, and what the panel says of it. Its owner locks.</summary>
internal sealed class LiveSpark(SparkSession session, Launch? origin, StatusMessage status)
{
    /// <summary>A cell that sets in a loop what Spark does not take shall not fill the panel.</summary>
    private const int MaximalWarnings = 10;

    public SparkSession Session => session;

    /// <summary>The start that made it; null when a cell did.</summary>
    public Launch? Origin => origin;

    public StatusMessage Status { get; set; } = status;

    public bool IsStopping { get; set; }

    public void Warn(string message)
    {
        if (Status.Warnings.Count < MaximalWarnings && !Status.Warnings.Contains(message))
        {
            Status = Status with { Warnings = [.. Status.Warnings, message] };
        }
    }

    /// <summary>What is known of a session that has just started.</summary>
    public static StatusMessage Describe(SparkDriverInfo driver) => new()
    {
        State = SparkState.Running,
        SparkVersion = driver.SparkVersion,
        AppId = driver.AppId,
        UiUrl = driver.UiUrl?.ToString(),
        Cores = driver.DefaultParallelism,
        Memory = driver.DriverMemory,
        LogFile = driver.LogFile,
    };
}
