namespace StartSpark.SparkHome.Installing;

/// <summary>A lock between processes that falls with its owner, kill -9 included.</summary>
internal static class InstallLock
{
    /// <summary>The lock, or null while another holds it.</summary>
    internal static FileStream? TryTake(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }
}
