namespace StartSpark.Sql;

/// <summary>
/// A table that Spark computes on demand: a logical plan bound to a <see cref="SparkSession"/>.
/// Immutable; every method gives a new one.
/// </summary>
public sealed partial class DataFrame
{
    internal DataFrame(SparkSession sparkSession, Protos.Relation relation)
    {
        SparkSession = sparkSession;
        Relation = relation;
    }

    /// <summary>The session the plan runs in.</summary>
    public SparkSession SparkSession { get; }

    /// <summary>The logical plan. Never changed after construction.</summary>
    internal Protos.Relation Relation { get; }
}
