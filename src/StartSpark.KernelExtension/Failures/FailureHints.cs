using System.Text.RegularExpressions;
using StartSpark.Contracts.Comm;

namespace StartSpark.KernelExtension.Failures;

/// <summary>What to try next, by what the failure says of itself: the server's table, which people may write in. The first match wins.</summary>
internal sealed partial class FailureHints(IReadOnlyList<FailureHint> table)
{
    /// <summary>A pattern that takes longer on one line is no pattern for a log.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    /// <summary>No hints: no start has brought any yet.</summary>
    public static FailureHints None { get; } = new([]);

    /// <summary>The first hint whose pattern is in one of the texts, its placeholders filled; null when none fits.</summary>
    public KnownFailure? Find(IReadOnlyList<string> texts) =>
        table.Select(hint => Match(hint.Pattern, texts) is { } match ? Fill(hint, match) : null).FirstOrDefault(found => found is not null);

    /// <summary>A cause that names less than it promises would be vaguer than the failure's own words, so it does not count.</summary>
    private static KnownFailure Fill(FailureHint hint, Match match)
    {
        var whole = hint.Cause is not null && Placeholder().Matches(hint.Cause).All(place => Part(place).Length > 0);
        return new KnownFailure(Filled(hint.Hint), whole ? Filled(hint.Cause!) : null);

        string Filled(string text) => Placeholder().Replace(text, place => Part(place) is { Length: > 0 } part ? part : "…");
        string Part(Match place) => match.Groups[place.Value[1] - '0'].Value.Trim();
    }

    private static Match? Match(string pattern, IReadOnlyList<string> texts)
    {
        try
        {
            var sign = new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);
            return texts.Select(text => sign.Match(text)).FirstOrDefault(match => match.Success);
        }
        catch (Exception error) when (error is ArgumentException or RegexMatchTimeoutException)
        {
            // The server names bad patterns to whoever wrote them; here the rest of the table must still work.
            return null;
        }
    }

    /// <summary><c>{1}</c> stands for what the pattern's first group found.</summary>
    [GeneratedRegex(@"\{[1-9]\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
