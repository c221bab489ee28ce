namespace StartSpark.SparkHome.Installing;

/// <summary>What an install is doing.</summary>
public enum SparkInstallPhase
{
    /// <summary>Asks the mirrors.</summary>
    Looking,

    /// <summary>Fetches the archive; bytes count up to its size.</summary>
    Downloading,

    /// <summary>Computes the archive's SHA-512.</summary>
    Verifying,

    /// <summary>Unpacks; bytes count the archive's bytes read.</summary>
    Unpacking,

    /// <summary>Spark is in its place.</summary>
    Done,
}
