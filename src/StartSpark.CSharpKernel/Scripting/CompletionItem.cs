namespace StartSpark.CSharpKernel.Scripting;

/// <summary>One completion.</summary>
/// <param name="Text">What replaces the typed beginning.</param>
/// <param name="Kind">The kind, in the words that front ends have icons for.</param>
/// <param name="Signature">The declaration in short; empty for keywords.</param>
internal sealed record CompletionItem(string Text, string Kind, string Signature);
