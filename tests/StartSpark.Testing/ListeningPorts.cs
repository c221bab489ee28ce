using System.Globalization;

namespace StartSpark.Testing;

/// <summary>The TCP ports that processes listen on (Linux), for tests that promise that none is left.</summary>
public static class ListeningPorts
{
    private const string Listening = "0A";

    public static IReadOnlyList<int> Of(IEnumerable<int> processIds)
    {
        var sockets = processIds.SelectMany(Sockets).ToHashSet();
        return [.. Table("/proc/net/tcp").Concat(Table("/proc/net/tcp6")).Where(row => sockets.Contains(row.Inode)).Select(row => row.Port).Distinct().Order()];
    }

    private static IEnumerable<(string Inode, int Port)> Table(string file) =>
        from line in File.ReadLines(file).Skip(1)
        let fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where fields[3] == Listening
        select (fields[9], int.Parse(fields[1].AsSpan()[(fields[1].IndexOf(':') + 1)..], NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    private static IEnumerable<string> Sockets(int processId)
    {
        string[] links;
        try
        {
            links = Directory.GetFiles($"/proc/{processId}/fd");
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return [];
        }

        return links.Select(Target).Where(target => target.StartsWith("socket:[", StringComparison.Ordinal)).Select(target => target[8..^1]);
    }

    private static string Target(string link)
    {
        try
        {
            return new FileInfo(link).LinkTarget ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
