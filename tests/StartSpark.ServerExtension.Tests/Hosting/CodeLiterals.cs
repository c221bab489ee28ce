using System.Globalization;
using System.Text;

namespace StartSpark.ServerExtension.Tests.Hosting;

/// <summary>Reads C# string literals back by the language's own grammar, written apart from what writes them.</summary>
internal static class CodeLiterals
{
    /// <summary>The text that a literal, standing alone, means; throws where the literal does not end where the code does.</summary>
    public static string DecodeCSharp(string code)
    {
        if (code.StartsWith("@\"", StringComparison.Ordinal))
        {
            return Between(code, 2, 1).Contains('"', StringComparison.Ordinal) ? throw new FormatException(code) : Between(code, 2, 1);
        }

        if (code.StartsWith("\"\"\"", StringComparison.Ordinal))
        {
            var text = Between(code, 3, 3);
            return text.Length == 0 || text[0] == '"' || text[^1] == '"' || text.Contains("\"\"\"", StringComparison.Ordinal) || text.Contains('\n', StringComparison.Ordinal)
                ? throw new FormatException(code)
                : text;
        }

        return DecodeEscapes(Between(code, 1, 1), code[0]);
    }

    private static string Between(string code, int start, int end) => code[start..^end];

    private static string DecodeEscapes(string text, char quote)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == quote || text[i] is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029')
            {
                throw new FormatException("The literal ends too early: " + text);
            }

            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }

            switch (text[++i])
            {
                case 'n': result.Append('\n'); break;
                case 'r': result.Append('\r'); break;
                case 't': result.Append('\t'); break;
                case '\\' or '"' or '\'': result.Append(text[i]); break;
                case 'u': result.Append((char)Hex(text, i + 1, 4)); i += 4; break;
                case 'U': result.Append(char.ConvertFromUtf32(Hex(text, i + 1, 8))); i += 8; break;
                default: throw new FormatException("No such escape: \\" + text[i]);
            }
        }

        return result.ToString();
    }

    private static int Hex(string text, int start, int length) =>
        int.Parse(text.AsSpan(start, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
