namespace StartSpark.Sql;

/// <summary>What a <see cref="Builder"/> was told.</summary>
internal sealed record SparkSessionRequest
{
    public string? Master { get; init; }

    public string? Remote { get; init; }

    public string? AppName { get; init; }

    public IReadOnlyDictionary<string, string> Conf { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string?> Env { get; init; } = new Dictionary<string, string?>();

    public string? SparkHome { get; init; }

    public string? JavaHome { get; init; }
}
