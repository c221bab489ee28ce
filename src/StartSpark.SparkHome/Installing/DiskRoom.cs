namespace StartSpark.SparkHome.Installing;

/// <summary>Sees a full disk before it is met, and knows it when it is.</summary>
internal static class DiskRoom
{
    private const int UnixNoSpace = 28;
    private const int UnixQuota = 122;
    private const int WindowsNoSpace = unchecked((int)0x80070070);

    /// <summary>Throws a sentence for the user when the folder's disk has less room than this.</summary>
    internal static void Require(string folder, long bytes)
    {
        var free = new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace;
        if (free < bytes)
        {
            throw new SparkHomeException(
                $"Spark needs {Megabytes(bytes)} in {folder}, and its disk has {Megabytes(free)} left.",
                $"Make room there, or set {StartSparkPaths.HomeVariable} to a folder on another disk.");
        }
    }

    /// <summary>Whether this is the disk saying that it is full.</summary>
    internal static bool IsFull(Exception error) => error is IOException { HResult: UnixNoSpace or UnixQuota or WindowsNoSpace };

    /// <summary>A size in words.</summary>
    internal static string Megabytes(long bytes) => $"{Math.Ceiling(bytes / 1e6):0} MB";
}
