using System.Text.RegularExpressions;

namespace StartSpark.ServerExtension.Hints;

/// <summary>
/// Holds patterns to what .NET, Python and JavaScript read alike and none of them is slow at: a person's pattern runs in every kernel, over
/// whatever a log holds.
/// </summary>
internal static partial class PortablePattern
{
    private const int LongestPattern = 2000;

    /// <summary>Why this pattern cannot be used, in a sentence; null when it can.</summary>
    public static string? WhyNot(string pattern)
    {
        if (pattern.Length > LongestPattern)
        {
            return $"The pattern is longer than {LongestPattern} characters.";
        }

        if (Particular(pattern) is { } particular)
        {
            return $"{particular} does not mean the same in .NET, Python and JavaScript; patterns are made of characters, classes, groups, | and quantifiers.";
        }

        try
        {
            if (new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant).IsMatch(""))
            {
                return "The pattern fits an empty text, so it would fit every failure.";
            }
        }
        catch (RegexParseException exception)
        {
            return $"The pattern cannot be read (character {exception.Offset}): {Words(exception)}";
        }

        return RepeatsARepetition(pattern)
            ? "A group that is repeated without end holds such a repetition itself, as in (a+)+; such a pattern can take for ever. Write it without the inner or the outer one."
            : null;
    }

    /// <summary>Why a text cannot be filled from what this pattern finds, in a sentence; null when it can. <c>{1}</c> stands for the first group.</summary>
    public static string? NoSuchGroup(string pattern, string text)
    {
        var groups = new Regex(pattern, RegexOptions.CultureInvariant).GetGroupNumbers().Length - 1;
        var place = Placeholder().Matches(text).FirstOrDefault(match => match.Value[1] - '0' > groups);
        return place is null ? null : $"{place.Value} stands for what the pattern's group of that number found, and the pattern has {groups} of them.";
    }

    private static string Words(RegexParseException exception)
    {
        var message = exception.Message;
        var colon = message.LastIndexOf(". ", StringComparison.Ordinal);
        return colon < 0 ? message : message[(colon + 2)..];
    }

    private static string? Particular(string pattern)
    {
        foreach (var part in ClassOrEscape().Matches(pattern).Select(match => match.Value))
        {
            var found = part[0] == '[' ? ParticularClass().Match(Escape().Replace(part, "x")) : Match.Empty;
            found = found.Success ? found : ParticularEscape().Match(part);
            if (found.Success)
            {
                return found.Value;
            }
        }

        return ParticularGroup().Match(ClassOrEscape().Replace(pattern, "x")) is { Success: true } group ? group.Value : null;
    }

    private static bool RepeatsARepetition(string pattern)
    {
        var plain = ClassOrEscape().Replace(pattern, "x");
        var open = new Stack<bool>();
        var endless = false;
        for (var i = 0; i < plain.Length; i++)
        {
            switch (plain[i])
            {
                case '(':
                    open.Push(endless);
                    endless = false;
                    break;
                case ')' when open.Count > 0:
                    var repeated = Endless().IsMatch(plain[(i + 1)..]);
                    if (repeated && endless)
                    {
                        return true;
                    }

                    endless = open.Pop() || endless || repeated;
                    break;
                default:
                    endless |= Endless().IsMatch(plain[i..]);
                    break;
            }
        }

        return false;
    }

    [GeneratedRegex(@"\(\?(?!:)..?|[*+?}]\+|\{,\d", RegexOptions.CultureInvariant)]
    private static partial Regex ParticularGroup();

    [GeneratedRegex(@"\\(?![dDwWsSbBnrtfux])[A-Za-z0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex ParticularEscape();

    [GeneratedRegex(@"^\[\^?\]|(?<!^)\[|&&|--|~~|\|\|", RegexOptions.CultureInvariant)]
    private static partial Regex ParticularClass();

    [GeneratedRegex(@"\\.|\[(?:\\.|[^\]\\])*\]", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex ClassOrEscape();

    [GeneratedRegex(@"\\.", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Escape();

    [GeneratedRegex(@"\{[1-9]\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^(?:[*+]|\{\d+,\})", RegexOptions.CultureInvariant)]
    private static partial Regex Endless();
}
