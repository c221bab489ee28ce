namespace StartSpark.Sql;

/// <summary>What holds for the queries sent inside a <see cref="SparkQueryScope"/>.</summary>
public sealed record SparkQueryOptions
{
    /// <summary>
    /// Names attached to every operation, by which it can be interrupted and told apart in the Spark UI. Not empty, no comma.
    /// </summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Interrupts the queries in Spark when cancelled; the calls that wait for them throw <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken CancellationToken { get; init; }
}
