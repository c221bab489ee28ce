namespace StartSpark.SparkHome.Locating;

/// <summary>Who said where this Spark is; shown so that a surprise can be traced.</summary>
public enum SparkSource
{
    /// <summary>The cluster config, or the code, names it.</summary>
    Config,

    /// <summary>The variable <c>SPARK_HOME</c>.</summary>
    Environment,

    /// <summary>Start Spark installed it.</summary>
    Installed,
}
