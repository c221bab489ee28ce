using StartSpark.Sql;

namespace StartSpark.KernelExtension.Lifecycle;

/// <summary>Carries what the client tells of its sessions to the lifecycle, whoever made them: the panel or a cell.</summary>
internal sealed class SessionObserver(SparkLifecycle lifecycle) : ISparkSessionObserver
{
    public void StageStarted(SparkStartStage stage) => lifecycle.OnStageStarted(stage);

    public void StageFinished(SparkStartStage stage, TimeSpan elapsed) => lifecycle.OnStageFinished(stage, elapsed);

    public void SessionStarted(SparkSession sparkSession, SparkDriverInfo driver) => lifecycle.OnSessionStarted(sparkSession, driver);

    public void SessionStopped(SparkSession sparkSession) => lifecycle.OnSessionStopped(sparkSession);

    public void SessionLost(SparkSession sparkSession, string reason) => lifecycle.OnSessionLost(sparkSession, reason);
}
