namespace StartSpark.Contracts.Configs;

/// <summary>The answer of <c>GET /all-config</c>.</summary>
/// <param name="Configs">Every cluster config, broken ones included.</param>
public sealed record AllConfigs(IReadOnlyList<ConfigSummary> Configs);
