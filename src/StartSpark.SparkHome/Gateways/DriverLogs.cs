using System.Globalization;

namespace StartSpark.SparkHome.Gateways;

/// <summary>The log files of drivers: one per start, readable by their user only, the last twenty kept.</summary>
public sealed class DriverLogs(StartSparkPaths paths, TimeProvider time)
{
    /// <summary>How many are kept.</summary>
    public const int Kept = 20;

    /// <summary>Makes the file of a new start and removes the oldest ones.</summary>
    /// <param name="named">The file that was asked for, or null for a new one in the usual folder.</param>
    public string Create(string? named = null)
    {
        var stamp = time.GetUtcNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);
        var file = named ?? Path.Combine(paths.Logs, $"{stamp}-driver-{Environment.ProcessId}.log");
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

    /// <summary>Removes all but the last twenty. One that cannot be removed stays: it hinders nobody's start.</summary>
    public void RemoveOldest()
    {
        try
        {
            // By the last line written: the log of a driver that still runs is not old.
            foreach (var old in new DirectoryInfo(paths.Logs).EnumerateFiles("*.log").OrderByDescending(file => file.LastWriteTimeUtc).Skip(Kept))
            {
                old.Delete();
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // No folder yet, or another start removes them too.
        }
    }
}
