namespace StartSpark.SparkHome.Files;

/// <summary>Sees a full disk before it is met, and knows it when it is.</summary>
public static class DiskRoom
{
    private const int UnixNoSpace = 28;
    private const int UnixQuota = 122;
    private const int WindowsNoSpace = unchecked((int)0x80070070);

    /// <summary>Throws a sentence for the user when the folder's disk has less room than this.</summary>
    internal static void Require(string folder, long bytes)
    {
        var free = Free(folder);
        if (free < bytes)
        {
            throw new SparkHomeException(
                $"Spark needs {Megabytes(bytes)} in {folder}, and its disk has {Megabytes(free)} left.",
                $"Make room there, or set {StartSparkPaths.HomeVariable} to a folder on another disk.");
        }
    }

    /// <summary>Fails as the disk itself would when it cannot take a file of this size: .NET hides the disk's own word when it reserves room ahead.</summary>
    internal static void RequireForFile(string folder, long bytes)
    {
        if (Free(folder) < bytes)
        {
            throw new IOException("No space left on device", OperatingSystem.IsWindows() ? WindowsNoSpace : UnixNoSpace);
        }
    }

    /// <summary>Whether this is the disk saying that it is full.</summary>
    public static bool IsFull(Exception error) => error is IOException { HResult: UnixNoSpace or UnixQuota or WindowsNoSpace };

    /// <summary>The bytes that this user may still write to the folder's disk.</summary>
    public static long Free(string folder) =>
        new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace;

    private static string Megabytes(long bytes) => $"{Math.Ceiling(bytes / 1e6):0} MB";
}
