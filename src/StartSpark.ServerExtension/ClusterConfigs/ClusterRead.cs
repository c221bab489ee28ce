using StartSpark.Contracts.Configs;

namespace StartSpark.ServerExtension.ClusterConfigs;

/// <summary>What reading a config's text came to.</summary>
/// <param name="Config">The config; null for a broken text.</param>
/// <param name="Errors">What is wrong; empty for a valid one.</param>
internal sealed record ClusterRead(ClusterConfig? Config, IReadOnlyList<ConfigError> Errors);
