namespace StartSpark.Sql;

/// <summary>What a writer does when there is data already.</summary>
public enum SaveMode
{
    /// <summary>Adds to it.</summary>
    Append,

    /// <summary>Takes its place.</summary>
    Overwrite,

    /// <summary>Fails. The default.</summary>
    ErrorIfExists,

    /// <summary>Leaves it and writes nothing.</summary>
    Ignore,
}
