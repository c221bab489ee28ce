using System.Text.RegularExpressions;
using StartSpark.Contracts.Comm;

namespace StartSpark.KernelExtension.Failures;

/// <summary>What to try next, by what the failure says of itself: the server's table, which people may write in. The first match wins.</summary>
internal sealed class FailureHints(IReadOnlyList<FailureHint> table)
{
    /// <summary>A pattern that takes longer on one line is no pattern for a log.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    /// <summary>No hints: no start has brought any yet.</summary>
    public static FailureHints None { get; } = new([]);

    /// <summary>The first hint whose pattern is in one of the texts; null when none fits.</summary>
    public FailureHint? Find(IReadOnlyList<string> texts) => table.FirstOrDefault(hint => Fits(hint.Pattern, texts));

    private static bool Fits(string pattern, IReadOnlyList<string> texts)
    {
        try
        {
            var sign = new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);
            return texts.Any(sign.IsMatch);
        }
        catch (Exception error) when (error is ArgumentException or RegexMatchTimeoutException)
        {
            // The server names bad patterns to whoever wrote them; here the rest of the table must still work.
            return false;
        }
    }
}
