namespace StartSpark.CSharpKernel.Scripting;

/// <summary>What a name is.</summary>
/// <param name="Text">As plain text.</param>
/// <param name="Markdown">The same as Markdown.</param>
internal sealed record Inspection(string Text, string Markdown);
