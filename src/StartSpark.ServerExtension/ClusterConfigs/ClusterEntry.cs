using StartSpark.Contracts.Configs;

namespace StartSpark.ServerExtension.ClusterConfigs;

/// <summary>A config file as the catalog found it: a valid config, or what is wrong with it.</summary>
/// <param name="Name">The file's stem.</param>
/// <param name="Source"><c>user</c>, <c>system</c> or <c>built-in</c>.</param>
/// <param name="Path">The file.</param>
/// <param name="Hides">The source of the config that this one stands in front of; null for none.</param>
/// <param name="Config">The config; null for a broken file.</param>
/// <param name="Errors">What is wrong; empty for a valid file.</param>
public sealed record ClusterEntry(
    string Name, string Source, string Path, string? Hides, ClusterConfig? Config, IReadOnlyList<ConfigError> Errors)
{
    /// <summary>What to show for it.</summary>
    public string Title => Config?.Title ?? Name;
}
