namespace StartSpark.ServerExtension.ClusterConfigs;

/// <summary>A value as it stands in a config, with the line it was read from, so that every complaint can point at its place.</summary>
/// <param name="Line">The line in the file, from 1; null for a value that comes from no file.</param>
public abstract record ConfigNode(int? Line)
{
    /// <summary>A single value, as the text that was written; Spark's own options are texts too.</summary>
    /// <param name="Line">The line in the file.</param>
    /// <param name="Text">The text without its quotes.</param>
    /// <param name="IsNull">Whether nothing was written, or an explicit null.</param>
    public sealed record Scalar(int? Line, string Text, bool IsNull) : ConfigNode(Line);

    /// <summary>Keys and their values, in the order of the file.</summary>
    /// <param name="Line">The line in the file.</param>
    /// <param name="Entries">The entries; no key stands twice.</param>
    public sealed record Mapping(int? Line, IReadOnlyList<Entry> Entries) : ConfigNode(Line);

    /// <summary>A list of values.</summary>
    /// <param name="Line">The line in the file.</param>
    /// <param name="Items">The values.</param>
    public sealed record Sequence(int? Line, IReadOnlyList<ConfigNode> Items) : ConfigNode(Line);

    /// <summary>One key of a mapping.</summary>
    /// <param name="Line">The key's line in the file.</param>
    /// <param name="Key">The key.</param>
    /// <param name="Value">What it holds.</param>
    public sealed record Entry(int? Line, string Key, ConfigNode Value);

    /// <summary>What this is, in the words of an error message.</summary>
    public string Kind => this switch
    {
        Mapping => "a mapping",
        Sequence => "a list",
        Scalar { IsNull: true } => "empty",
        _ => "a single value",
    };
}
