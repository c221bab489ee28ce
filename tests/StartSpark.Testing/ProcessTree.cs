using System.Diagnostics;
using System.Globalization;

namespace StartSpark.Testing;

/// <summary>Looks at live processes, for tests that promise that none is left.</summary>
public static class ProcessTree
{
    /// <summary>True while the process runs; one that has died and was not yet reaped counts as gone.</summary>
    public static bool IsAlive(int processId) => Snapshot().ContainsKey(processId);

    /// <summary>All live descendants of a process.</summary>
    public static IReadOnlyList<int> Descendants(int processId)
    {
        var parents = Snapshot();
        List<int> found = [];
        List<int> level = [processId];
        while (level.Count > 0)
        {
            level = [.. parents.Where(pair => level.Contains(pair.Value)).Select(pair => pair.Key)];
            found.AddRange(level);
        }

        return found;
    }

    /// <summary>The Spark drivers among the descendants of a process (Linux).</summary>
    public static IReadOnlyList<int> Drivers(int processId) =>
        [.. Descendants(processId).Where(id => CommandLine(id).Contains("org.apache.spark", StringComparison.Ordinal))];

    /// <summary>Live processes with this text on their command line (Linux).</summary>
    public static IReadOnlyList<int> WithCommandLine(string text) =>
        [.. Snapshot().Keys.Where(id => CommandLine(id).Contains(text, StringComparison.Ordinal))];

    /// <summary>Live processes that were started with this variable (Linux): finds what a test started, however it was adopted since.</summary>
    public static IReadOnlyList<int> WithVariable(string name, string value) =>
        [.. Snapshot().Keys.Where(id => ReadProc(id, "environ").Split('\0').Contains($"{name}={value}"))];

    /// <summary>The command line, arguments joined by spaces; empty where there is none to read.</summary>
    public static string CommandLine(int processId) => ReadProc(processId, "cmdline").Replace('\0', ' ').TrimEnd();

    /// <summary>True when the process has an archive of classes in its memory (Linux).</summary>
    /// <exception cref="IOException">There is no such process: it has none, but that is not what was asked.</exception>
    public static bool MapsClassData(int processId) => File.ReadAllText($"/proc/{processId}/maps").Contains("/cds/", StringComparison.Ordinal);

    /// <summary>Ends these processes at once (kill -9).</summary>
    public static void Kill(IEnumerable<int> processIds)
    {
        foreach (var id in processIds)
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
    }

    /// <summary>Returns when there are some such processes.</summary>
    public static async Task WaitThereAsync(Func<IReadOnlyList<int>> find, CancellationToken cancellationToken)
    {
        while (find().Count == 0)
        {
            await Task.Delay(20, cancellationToken);
        }
    }

    /// <summary>Returns when all of these processes are gone; cancelled by the token, whose deadline is the promise under test.</summary>
    public static async Task WaitGoneAsync(IEnumerable<int> processIds, CancellationToken cancellationToken)
    {
        var waiting = processIds.ToHashSet();
        while (true)
        {
            waiting.IntersectWith(Snapshot().Keys);
            if (waiting.Count == 0)
            {
                return;
            }

            try
            {
                await Task.Delay(20, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                var lines = waiting.Select(id => $"{id}: {CommandLine(id)}");
                throw new TimeoutException($"Still alive:\n{string.Join('\n', lines)}");
            }
        }
    }

    private static Dictionary<int, int> Snapshot()
    {
        Dictionary<int, int> parents = [];
        if (OperatingSystem.IsLinux())
        {
            foreach (var folder in Directory.EnumerateDirectories("/proc"))
            {
                if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                    && ParentOf(id) is { } parent)
                {
                    parents[id] = parent;
                }
            }

            return parents;
        }

        foreach (var process in Process.GetProcesses())
        {
            using (process)
            {
                parents[process.Id] = 0;
            }
        }

        return parents;
    }

    private static int? ParentOf(int processId)
    {
        var stat = ReadProc(processId, "stat");
        var afterName = stat.LastIndexOf(')');
        if (afterName < 0)
        {
            return null;
        }

        var fields = stat[(afterName + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields[0] is "Z" or "X" ? null : int.Parse(fields[1], CultureInfo.InvariantCulture);
    }

    private static string ReadProc(int processId, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/{file}");
        }
        catch (IOException)
        {
            return "";
        }
        catch (UnauthorizedAccessException)
        {
            return "";
        }
    }
}
