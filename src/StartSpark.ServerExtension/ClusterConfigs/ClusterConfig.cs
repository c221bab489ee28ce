namespace StartSpark.ServerExtension.ClusterConfigs;

/// <summary>How to reach one cluster, as a person wrote it; only ever made whole and valid.</summary>
public sealed record ClusterConfig
{
    /// <summary>What to show in place of the name.</summary>
    public string? Title { get; init; }

    /// <summary>What it is, in the words of who wrote it.</summary>
    public string? Description { get; init; }

    /// <summary>Spark's master URL; null for a remote, and where it is still to be asked for.</summary>
    public string? Master { get; init; }

    /// <summary>A Spark Connect server's address; null for a master.</summary>
    public string? Remote { get; init; }

    /// <summary>The application's name.</summary>
    public string? AppName { get; init; }

    /// <summary>The Spark installation to use, absolute; null to find one.</summary>
    public string? SparkHome { get; init; }

    /// <summary>The Java installation to use, absolute; null to find one.</summary>
    public string? JavaHome { get; init; }

    /// <summary>Environment of the driver, in the order of the file.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Env { get; init; } = [];

    /// <summary>Spark's own options, in the order of the file.</summary>
    public IReadOnlyList<KeyValuePair<string, ConfValue>> Conf { get; init; } = [];

    /// <summary>The keys to be filled in before a start.</summary>
    public IReadOnlyList<string> Ask { get; init; } = [];

    /// <summary>The template's file name, where it is not the language's own.</summary>
    public string? Template { get; init; }

    /// <summary>The line of <see cref="Template"/>, because only the folders can tell whether there is such a file.</summary>
    internal int? TemplateLine { get; init; }

    /// <summary>The value under a key as <see cref="Ask"/> spells it; null where there is none, a secret's place counts as one.</summary>
    public string? ValueOf(string key) => key switch
    {
        ConfigKeys.Master => Master,
        ConfigKeys.Remote => Remote,
        ConfigKeys.AppName => AppName,
        ConfigKeys.SparkHome => SparkHome,
        ConfigKeys.JavaHome => JavaHome,
        _ when key.StartsWith(ConfigKeys.EnvPrefix, StringComparison.Ordinal) =>
            Env.FirstOrDefault(entry => entry.Key == key[ConfigKeys.EnvPrefix.Length..]).Value,
        _ when key.StartsWith(ConfigKeys.ConfPrefix, StringComparison.Ordinal) =>
            Conf.FirstOrDefault(entry => entry.Key == key[ConfigKeys.ConfPrefix.Length..]).Value switch
            {
                ConfValue.Literal literal => literal.Text,
                ConfValue.FromEnvironment secret => secret.Name,
                ConfValue.FromFile secret => secret.Path,
                _ => null,
            },
        _ => null,
    };
}
