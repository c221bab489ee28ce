using System.Runtime.CompilerServices;
using StartSpark.Contracts.Checks;
using StartSpark.SparkHome;
using StartSpark.SparkHome.Files;

namespace StartSpark.ServerExtension.Checks;

/// <summary>Whether the driver can write its scratch files and its log, and has room for them.</summary>
internal sealed class DiskCheck(StartSparkPaths paths) : ILaunchCheck
{
    private const string LocalDir = "spark.local.dir";
    private const string EventLog = "spark.eventLog.dir";
    private const long Room = 1_000_000_000;
    private const long LogRoom = 20_000_000;

    public async IAsyncEnumerable<LaunchCheck> RunAsync(CheckSubject subject, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        if (!subject.HasDriver)
        {
            yield break;
        }

        if (Look(paths.Logs, LogRoom, Finding.Error, null, "Mend its rights, or set STARTSPARK_HOME to another folder before the server is started.") is { } log)
        {
            yield return log;
        }

        var (scratch, key) = subject.Variable("SPARK_LOCAL_DIRS") is { } variable ? (variable, (string?)null)
            : subject.Option(LocalDir) is { } option ? (option, CheckSubject.Key(LocalDir)) : (Path.GetTempPath(), null);
        var folders = scratch.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var folder in folders.Where(Path.IsPathFullyQualified))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Look(folder, Room, folders.Length == 1 ? Finding.Error : Finding.Warning, key, $"Point {LocalDir} at a folder on a disk that has room and that you may write to.") is { } found)
            {
                yield return found;
            }
        }

        if (subject.Option("spark.eventLog.enabled") is "true" && (subject.Option(EventLog) ?? "/tmp/spark-events") is var events
            && Path.IsPathFullyQualified(events) && !Directory.Exists(events))
        {
            yield return Finding.Error($"There is no folder {events} for the event log.", $"Make it, or set {EventLog} to another.", CheckSubject.Key(EventLog));
        }
    }

    private static LaunchCheck? Look(string folder, long room, Func<string, string, string?, LaunchCheck> unwritable, string? key, string hint)
    {
        // Spark and we make what is missing, so the nearest folder that is there decides.
        var there = folder;
        while (!Directory.Exists(there) && Path.GetDirectoryName(there) is { } parent)
        {
            if (File.Exists(there))
            {
                return unwritable($"{there} is a file, and a folder is needed there.", hint, key);
            }

            there = parent;
        }

        try
        {
            using (File.Create(Path.Combine(there, $".startspark-{Guid.NewGuid():N}"), 1, FileOptions.DeleteOnClose))
            {
                return DiskRoom.Free(there) < room
                    ? Finding.Warning($"The disk of {folder} has less than {room / 1_000_000} MB of room.", "Free some, or use another disk.", key)
                    : null;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return DiskRoom.IsFull(error)
                ? unwritable($"The disk of {folder} is full.", "Free some room, or use another disk.", key)
                : unwritable($"{folder} cannot be written.", hint, key);
        }
    }
}
