namespace StartSpark.Sql;

/// <summary>What a <see cref="SparkException"/> knows beyond its message; kept together so that every subclass passes it on as one.</summary>
internal sealed record SparkErrorDetails
{
    private static readonly Dictionary<string, string> NoParameters = [];

    public string? ErrorClass { get; init; }

    public string? SqlState { get; init; }

    public IReadOnlyDictionary<string, string> MessageParameters { get; init; } = NoParameters;

    public IReadOnlyList<SparkQueryContext> QueryContexts { get; init; } = [];

    public string? ServerExceptionType { get; init; }

    public string? ServerStackTrace { get; init; }
}
