namespace StartSpark.ServerExtension.ClusterFiles;

/// <summary>Where a single value stands in a text.</summary>
/// <param name="Path">Its keys from the root.</param>
/// <param name="Number">1, or more where a key stands several times.</param>
/// <param name="Start">Where its characters begin, quotes included, anchors and tags not.</param>
/// <param name="End">Where they end.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Value">What it means.</param>
/// <param name="IsShared">Whether an alias somewhere gives it to a key that hides what it holds.</param>
internal sealed record ScalarPlace(IReadOnlyList<string> Path, int Number, int Start, int End, int Line, string Value, bool IsShared)
{
    /// <summary>The same place in another text has the same key.</summary>
    public string Key => $"{string.Join('\u0001', Path)}\u0002{Number}";
}
