namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>A cell that ran.</summary>
/// <param name="Line">Its execution count.</param>
/// <param name="Input">Its code.</param>
/// <param name="Output">The text of its result; null when it had none.</param>
internal sealed record HistoryEntry(int Line, string Input, string? Output);
