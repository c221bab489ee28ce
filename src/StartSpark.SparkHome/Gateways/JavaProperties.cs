using System.Text;

namespace StartSpark.SparkHome.Gateways;

/// <summary>Java's properties format, which spark-defaults.conf is read and our own settings are handed over in.</summary>
internal static class JavaProperties
{
    /// <summary>Reads the text; a later key wins.</summary>
    internal static Dictionary<string, string> Parse(string text)
    {
        Dictionary<string, string> found = [];
        using var reader = new StringReader(text);
        while (reader.ReadLine() is { } line)
        {
            var logical = line.TrimStart();
            if (logical.Length == 0 || logical[0] is '#' or '!')
            {
                continue;
            }

            while (EndsWithOddBackslashes(logical) && reader.ReadLine() is { } next)
            {
                logical = logical[..^1] + next.TrimStart();
            }

            var end = KeyEnd(logical);
            found[Unescape(logical[..end])] = Unescape(ValueOf(logical[end..])).Trim();
        }

        return found;
    }

    /// <summary>Writes settings so that Java reads the same ones back.</summary>
    internal static string Format(IEnumerable<KeyValuePair<string, string>> settings)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in settings)
        {
            Escape(text, key, isKey: true);
            text.Append('=');
            Escape(text, value, isKey: false);
            text.Append('\n');
        }

        return text.ToString();
    }

    private static bool EndsWithOddBackslashes(string line) => (line.Length - line.TrimEnd('\\').Length) % 2 == 1;

    private static int KeyEnd(string line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\')
            {
                i++;
            }
            else if (line[i] is '=' or ':' or ' ' or '\t' or '\f')
            {
                return i;
            }
        }

        return line.Length;
    }

    private static string ValueOf(string rest)
    {
        var value = rest.TrimStart(' ', '\t', '\f');
        return value.Length > 0 && value[0] is '=' or ':' ? value[1..].TrimStart(' ', '\t', '\f') : value;
    }

    private static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                plain.Append(text[i]);
                continue;
            }

            i++;
            if (text[i] == 'u' && i + 4 < text.Length
                && int.TryParse(text.AsSpan(i + 1, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code))
            {
                plain.Append((char)code);
                i += 4;
                continue;
            }

            plain.Append(text[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'f' => '\f', var other => other });
        }

        return plain.ToString();
    }

    private static void Escape(StringBuilder text, string value, bool isKey)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var character = value[i];
            switch (character)
            {
                case '\\' or '=' or ':' or '#' or '!':
                    text.Append('\\').Append(character);
                    break;
                case ' ' when isKey || i == 0 || i == value.Length - 1:
                    text.Append("\\ ");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case < ' ' or > '~':
                    text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
                    break;
                default:
                    text.Append(character);
                    break;
            }
        }
    }
}
