namespace StartSpark.Contracts.Comm;

/// <summary>One of Spark's stages at work.</summary>
/// <param name="Id">Spark's stage id.</param>
/// <param name="Done">Tasks that ended well.</param>
/// <param name="Total">All tasks of the stage.</param>
/// <param name="Running">Tasks at work now.</param>
/// <param name="Failed">Tasks that failed.</param>
public sealed record ProgressStage(int Id, int Done, int Total, int Running, int Failed);
