namespace StartSpark.Sql;

/// <summary>How far a running query is.</summary>
/// <param name="OperationId">The query's operation id.</param>
/// <param name="Tags">The operation tags that were in force when the query was sent.</param>
/// <param name="Stages">The query's stages so far.</param>
/// <param name="RunningTasks">How many tasks are running now, over all stages.</param>
public sealed record SparkQueryProgress(
    string OperationId,
    IReadOnlyList<string> Tags,
    IReadOnlyList<SparkStageProgress> Stages,
    long RunningTasks);
