namespace StartSpark.Contracts.Options;

/// <summary>The answer of <c>GET /spark-options</c>.</summary>
/// <param name="SparkVersion">The Spark that they were read from; null when none is there and only our own words are.</param>
/// <param name="Options">The options, by name.</param>
public sealed record SparkOptions(string? SparkVersion, IReadOnlyList<SparkOption> Options);
