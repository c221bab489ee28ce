namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>How a cell's threads ended.</summary>
/// <param name="Kind">In which of the four ways.</param>
/// <param name="Value">What it returned when it completed.</param>
/// <param name="Error">What it threw when it did not.</param>
internal sealed record CellEnd(CellEndKind Kind, object? Value, Exception? Error);
