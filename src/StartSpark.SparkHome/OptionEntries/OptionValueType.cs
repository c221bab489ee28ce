using System.Text.RegularExpressions;

namespace StartSpark.SparkHome.OptionEntries;

/// <summary>
/// Spark keeps no name of an option's type, only a function that reads values. So it is given a text that is none, and says what it wanted;
/// one that takes a list as well is a text for us.
/// </summary>
internal static partial class OptionValueType
{
    /// <summary>A text that is no number, size, time or truth value.</summary>
    internal const string Nonsense = "?";

    /// <summary>A text that only a list of any of them takes.</summary>
    internal const string List = "1,1";

    internal const string Text = "string";

    /// <summary>The type by the complaint about <see cref="Nonsense"/>, as a printed stack trace; null when it was taken.</summary>
    internal static string ByComplaint(string? trace)
    {
        var words = string.Join('\n', (trace ?? "").Split('\n').Where(line => !line.TrimStart().StartsWith("at ", StringComparison.Ordinal)));
        return Bytes().IsMatch(words) ? "bytes"
            : Time().IsMatch(words) ? "time"
            : Plain().Match(words) is { Success: true } plain ? plain.Groups["type"].Value
            : Text;
    }

    [GeneratedRegex(@"'bytes in |Size must be specified|byte string", RegexOptions.CultureInvariant)]
    private static partial Regex Bytes();

    [GeneratedRegex(@"'time in |Time must be specified|time string", RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    [GeneratedRegex(@"should be (?:a/an )?'?(?<type>boolean|int|long|double)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
