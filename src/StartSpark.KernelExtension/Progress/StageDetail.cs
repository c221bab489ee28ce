namespace StartSpark.KernelExtension.Progress;

/// <summary>What only the driver's own pages tell of a stage.</summary>
/// <param name="Running">Tasks at work now.</param>
/// <param name="Failed">Tasks that failed.</param>
internal sealed record StageDetail(long Running, long Failed);
