namespace StartSpark.CSharpKernel.Extensibility;

/// <summary>Code does not compile. The message is what a cell would show: each error with line, column and the code.</summary>
/// <param name="message">The errors.</param>
public sealed class CodeCompilationException(string message) : Exception(message);
