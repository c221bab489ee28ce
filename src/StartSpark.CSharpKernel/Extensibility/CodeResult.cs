namespace StartSpark.CSharpKernel.Extensibility;

/// <summary>How code that an extension ran has ended.</summary>
/// <param name="Outcome">Whether it ran to its end.</param>
/// <param name="Value">The value of its last expression, null when there is none.</param>
/// <param name="Error">
/// What it threw; a <see cref="CodeCompilationException"/> when it does not compile; an
/// <see cref="OperationCanceledException"/> when it was interrupted or taken off the queue; null when it succeeded.
/// </param>
public sealed record CodeResult(CellOutcome Outcome, object? Value, Exception? Error);
