using StartSpark.Contracts.Comm;
using StartSpark.Contracts.Configs;
using StartSpark.ServerExtension.ClusterConfigs;

namespace StartSpark.ServerExtension.Hints;

/// <summary>Reads one file of hints; an entry that is wrong is told and left out, the others stay.</summary>
internal static class HintFileReader
{
    private const string Pattern = "pattern";
    private const string Hint = "hint";
    private const string Cause = "cause";

    public static HintTable Read(string path)
    {
        var errors = new List<ConfigError>();
        var hints = new List<FailureHint>();
        var root = ConfigText.Read(path, errors) is { } text ? YamlNodeReader.Read(path, text, errors) : null;
        if (root is ConfigNode.Sequence sequence)
        {
            hints.AddRange(sequence.Items.Select(item => ReadEntry(path, item, errors)).OfType<FailureHint>());
        }
        else if (root is not null and not ConfigNode.Scalar { IsNull: true })
        {
            errors.Add(new ConfigError(path, root.Line, null, $"A file of hints is a list of entries with pattern and hint, and this is {root.Kind}."));
        }

        return new HintTable(hints, errors);
    }

    private static FailureHint? ReadEntry(string path, ConfigNode node, List<ConfigError> errors)
    {
        if (node is not ConfigNode.Mapping mapping)
        {
            errors.Add(new ConfigError(path, node.Line, null, $"An entry is a mapping with pattern and hint, and this is {node.Kind}."));
            return null;
        }

        var before = errors.Count;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key is not (Pattern or Hint or Cause))
            {
                errors.Add(new ConfigError(path, entry.Line, entry.Key, $"There is no key {entry.Key}; an entry has pattern, hint and, where it helps, cause."));
            }
            else if (entry.Value is not ConfigNode.Scalar { IsNull: false, Text: var text } || string.IsNullOrWhiteSpace(text))
            {
                errors.Add(new ConfigError(path, entry.Value.Line ?? entry.Line, entry.Key, $"{entry.Key} must be a text, and this is {(entry.Value is ConfigNode.Scalar ? "empty" : entry.Value.Kind)}."));
            }
            else
            {
                texts[entry.Key] = text.Trim();
                if (entry.Key == Pattern && PortablePattern.WhyNot(text.Trim()) is { } why)
                {
                    errors.Add(new ConfigError(path, entry.Line, Pattern, why));
                }
            }
        }

        foreach (var missing in new[] { Pattern, Hint }.Where(key => mapping.Entries.All(entry => entry.Key != key)))
        {
            errors.Add(new ConfigError(path, mapping.Line, missing, $"{missing} is missing."));
        }

        if (errors.Count == before && texts.Where(one => one.Key != Pattern).Select(one => PortablePattern.NoSuchGroup(texts[Pattern], one.Value)).FirstOrDefault(why => why is not null) is { } missingGroup)
        {
            errors.Add(new ConfigError(path, mapping.Line, Pattern, missingGroup));
        }

        return errors.Count == before ? new FailureHint(texts[Pattern], texts[Hint], texts.GetValueOrDefault(Cause)) : null;
    }
}
