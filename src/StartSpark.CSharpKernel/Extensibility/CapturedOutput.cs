namespace StartSpark.CSharpKernel.Extensibility;

/// <summary>Text written by code that an extension runs.</summary>
/// <param name="IsError">True for standard error, false for standard output and displayed values.</param>
/// <param name="Text">The text, line ends included.</param>
public sealed record CapturedOutput(bool IsError, string Text);
