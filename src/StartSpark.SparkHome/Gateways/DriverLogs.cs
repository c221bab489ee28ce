using System.Globalization;

namespace StartSpark.SparkHome.Gateways;

/// <summary>The log files of drivers: one per start, readable by their user only, the last twenty kept.</summary>
public sealed class DriverLogs(StartSparkPaths paths, TimeProvider time)
{
    /// <summary>How many are kept.</summary>
    public const int Kept = 20;

    private const string Pattern = "driver-*.log";

    /// <summary>Makes the file of a new start and removes the oldest ones.</summary>
    public string Create()
    {
        Directory.CreateDirectory(paths.Logs);
        var stamp = time.GetLocalNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);
        var file = Path.Combine(paths.Logs, $"driver-{stamp}-{Environment.ProcessId}.log");
        CreatePrivate(file);
        RemoveOldest();
        return file;
    }

    /// <summary>Makes an empty file that only this user can read; an existing one is kept and closed to others.</summary>
    public static void CreatePrivate(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        if (OperatingSystem.IsWindows())
        {
            using var plain = new FileStream(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
            return;
        }

        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (new FileStream(file, new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite,
            UnixCreateMode = Private,
        }))
        {
            File.SetUnixFileMode(file, Private);
        }
    }

    private void RemoveOldest()
    {
        // The names sort by time.
        var files = Directory.GetFiles(paths.Logs, Pattern);
        Array.Sort(files, StringComparer.Ordinal);
        foreach (var old in files.SkipLast(Kept))
        {
            File.Delete(old);
        }
    }
}
