using System.Text.Json.Serialization;

namespace StartSpark.Contracts.Options;

/// <summary>The answer of <c>GET /spark-options</c>.</summary>
/// <param name="SparkVersion">The Spark that they were read from; null when none is there and only our own words are.</param>
/// <param name="Options">The options, by name.</param>
/// <param name="Problem">Why Spark's own could not be read, in a sentence; left out when they were.</param>
public sealed record SparkOptions(
    string? SparkVersion, IReadOnlyList<SparkOption> Options, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Problem = null);
