using System.Text;
using System.Text.RegularExpressions;

namespace StartSpark.SparkHome.Gateways;

/// <summary>The end of a driver's log: the last lines, and the one among them that tells why it died.</summary>
public static partial class LogTail
{
    private const int Window = 64 * 1024;

    /// <summary>The last lines, oldest first; empty when there is no log.</summary>
    public static IReadOnlyList<string> Read(string file, int lines = 20)
    {
        if (!File.Exists(file))
        {
            return [];
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Seek(-Math.Min(Window, stream.Length), SeekOrigin.End);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var all = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r'));
        return [.. all.Where(line => line.Length > 0).TakeLast(lines)];
    }

    /// <summary>The line that names the cause, without the stamp in front; null when none stands out.</summary>
    public static string? FindCause(string file)
    {
        var lines = Read(file, int.MaxValue);
        var cause = lines.LastOrDefault(line => CausedBy().IsMatch(line))
            ?? lines.FirstOrDefault(line => RefusedOption().IsMatch(line))
            ?? lines.LastOrDefault(line => Fatal().IsMatch(line))
            ?? lines.LastOrDefault(line => Thrown().IsMatch(line))
            ?? lines.LastOrDefault(line => Error().IsMatch(line));
        return cause is null ? null : Stamp().Replace(cause, "").Trim();
    }

    [GeneratedRegex(@"^Caused by: ")]
    private static partial Regex CausedBy();

    [GeneratedRegex(@"^(Unrecognized (VM )?option|Improperly specified VM option|Invalid |Conflicting |Missing |Error opening zip file|Error occurred during initialization|Could not reserve|agent library failed)|^OpenJDK .* error: |^Error: (Could not find or load|Unable to|Failed to)")]
    private static partial Regex RefusedOption();

    [GeneratedRegex(@"OutOfMemoryError|^Error: |^Error occurred during initialization|Could not (create|find|load)|Invalid maximum heap|^# .*(SIG|fatal error|Out of Memory)")]
    private static partial Regex Fatal();

    [GeneratedRegex(@"^(Exception in thread .*|[\w.$]+(Exception|Error))(:|$)")]
    private static partial Regex Thrown();

    [GeneratedRegex(@"\b(ERROR|FATAL)\b")]
    private static partial Regex Error();

    [GeneratedRegex(@"^(Caused by: |Error: |\d\d/\d\d/\d\d \d\d:\d\d:\d\d )")]
    private static partial Regex Stamp();
}
