using StartSpark.ServerExtension.ClusterConfigs;

namespace StartSpark.ServerExtension.Checks;

/// <summary>What is about to be started, with its edits.</summary>
/// <param name="Config">The config, whole.</param>
internal sealed record CheckSubject(ClusterConfig Config)
{
    /// <summary>Whether a driver starts on this machine.</summary>
    public bool HasDriver => Config.Remote is null;

    /// <summary>A variable as the driver will see it.</summary>
    public string? Variable(string name) =>
        (Config.ValueOf(ConfigKeys.EnvPrefix + name) ?? Environment.GetEnvironmentVariable(name)) is { Length: > 0 } value ? value : null;

    /// <summary>An option that is written out; null where there is none, and for a secret.</summary>
    public string? Option(string name) =>
        Config.Conf.FirstOrDefault(entry => entry.Key == name).Value is ConfValue.Literal { Text: { Length: > 0 } text } ? text.Trim() : null;

    /// <summary>How findings name an option's setting.</summary>
    public static string Key(string option) => ConfigKeys.ConfPrefix + option;
}
