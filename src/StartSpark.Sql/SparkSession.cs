namespace StartSpark.Sql;

/// <summary>The connection to one Spark: the way to queries, data sources and configuration.</summary>
public sealed partial class SparkSession
{
}
