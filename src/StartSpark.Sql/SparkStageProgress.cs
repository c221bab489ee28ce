namespace StartSpark.Sql;

/// <summary>How far one stage of a query is.</summary>
/// <param name="StageId">Spark's id of the stage.</param>
/// <param name="Tasks">How many tasks the stage has.</param>
/// <param name="CompletedTasks">How many of them are done.</param>
/// <param name="InputBytesRead">Bytes read from the sources so far.</param>
/// <param name="IsDone">Whether the stage has ended.</param>
public sealed record SparkStageProgress(long StageId, long Tasks, long CompletedTasks, long InputBytesRead, bool IsDone);
