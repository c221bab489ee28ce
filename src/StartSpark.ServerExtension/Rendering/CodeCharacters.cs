using System.Globalization;
using System.Text;

namespace StartSpark.ServerExtension.Rendering;

/// <summary>What the escapers of both languages share: which characters a person can see for what they are, and how the others are spelled.</summary>
internal static class CodeCharacters
{
    /// <summary>Whether a character may stand in code as it is; those that cannot be seen, reorder the line or end it may not.</summary>
    public static bool IsPlain(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    /// <summary>Whether every character is plain.</summary>
    public static bool ArePlain(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune) || !IsPlain(rune))
            {
                return false;
            }

            i += rune.Utf16SequenceLength;
        }

        return true;
    }

    /// <summary>Writes a text between quotes; both languages know these escapes in the same spelling.</summary>
    public static string Quoted(string text, char quote)
    {
        var code = new StringBuilder(text.Length + 2).Append(quote);
        for (var i = 0; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                code.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i++]:x4}");
                continue;
            }

            i += rune.Utf16SequenceLength;
            _ = rune.Value switch
            {
                '\\' => code.Append(@"\\"),
                '\n' => code.Append(@"\n"),
                '\r' => code.Append(@"\r"),
                '\t' => code.Append(@"\t"),
                var value when value == quote => code.Append('\\').Append(quote),
                _ when IsPlain(rune) => code.Append(rune.ToString()),
                <= 0xffff => code.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
                _ => code.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
            };
        }

        return code.Append(quote).ToString();
    }

    /// <summary>Writes a text as line comments.</summary>
    public static string Comment(string text, string mark) =>
        string.Join('\n', text.Split('\n').Select(line => $"{mark} {Visible(line)}".TrimEnd()));

    private static string Visible(string line)
    {
        var shown = new StringBuilder(line.Length);
        foreach (var rune in line.EnumerateRunes())
        {
            shown.Append(IsPlain(rune) ? rune.ToString() : " ");
        }

        return shown.ToString();
    }
}
