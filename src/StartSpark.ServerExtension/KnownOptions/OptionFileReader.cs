using StartSpark.Contracts.Configs;
using StartSpark.Contracts.Options;
using StartSpark.ServerExtension.ClusterConfigs;

namespace StartSpark.ServerExtension.KnownOptions;

/// <summary>Reads one file of options: a mapping from an option's name to its type, default, doc and since. A wrong entry is told and left out.</summary>
internal static class OptionFileReader
{
    private static readonly string[] Keys = ["type", "default", "doc", "since"];
    private static readonly string[] Types = ["string", "boolean", "int", "long", "double", "bytes", "time"];

    public static OptionTable Read(string path)
    {
        var errors = new List<ConfigError>();
        var root = ConfigText.Read(path, errors) is { } text ? YamlNodeReader.Read(path, text, errors) : null;
        if (root is ConfigNode.Mapping mapping)
        {
            return new OptionTable([.. mapping.Entries.Select(entry => ReadEntry(path, entry, errors)).OfType<SparkOption>()], errors);
        }

        if (root is not null and not ConfigNode.Scalar { IsNull: true })
        {
            errors.Add(new ConfigError(path, root.Line, null, $"A file of options is a mapping from names to what they mean, and this is {root.Kind}."));
        }

        return new OptionTable([], errors);
    }

    private static SparkOption? ReadEntry(string path, ConfigNode.Entry entry, List<ConfigError> errors)
    {
        if (entry.Value is not ConfigNode.Mapping mapping)
        {
            errors.Add(new ConfigError(path, entry.Line, entry.Key, $"What an option means is a mapping with doc and, where they are known, type, default and since; this is {entry.Value.Kind}."));
            return null;
        }

        var before = errors.Count;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (line, key, value) in mapping.Entries)
        {
            if (!Keys.Contains(key))
            {
                errors.Add(new ConfigError(path, line, key, $"There is no key {key}; an option has {string.Join(", ", Keys)}."));
            }
            else if (value is not ConfigNode.Scalar { IsNull: false } scalar)
            {
                errors.Add(new ConfigError(path, line, key, $"{key} must be a text, and this is {value.Kind}."));
            }
            else
            {
                texts[key] = scalar.Text.Trim();
            }
        }

        if (texts.TryGetValue("type", out var type) && !Types.Contains(type))
        {
            errors.Add(new ConfigError(path, entry.Line, "type", $"There is no type {type}; it is one of {string.Join(", ", Types)}."));
        }

        return errors.Count > before ? null
            : new SparkOption(entry.Key, type ?? "string", texts.GetValueOrDefault("default"), texts.GetValueOrDefault("doc") ?? "", texts.GetValueOrDefault("since"));
    }
}
