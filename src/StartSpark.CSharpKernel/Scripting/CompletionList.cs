namespace StartSpark.CSharpKernel.Scripting;

/// <summary>What fits at the cursor.</summary>
/// <param name="Start">Where the typed beginning starts.</param>
/// <param name="Items">The completions, best first.</param>
internal sealed record CompletionList(int Start, IReadOnlyList<CompletionItem> Items);
