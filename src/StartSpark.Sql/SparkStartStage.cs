namespace StartSpark.Sql;

/// <summary>The steps of starting Spark, in the order in which they happen. A remote server has the last one only.</summary>
public enum SparkStartStage
{
    /// <summary>Spark and Java are being looked for, or Spark is being installed.</summary>
    Install,

    /// <summary>The Java process starts, until it takes commands.</summary>
    Jvm,

    /// <summary>The Spark context starts: master, executors, Connect server.</summary>
    Context,

    /// <summary>The client opens its session.</summary>
    Session,
}
