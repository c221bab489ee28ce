using System.Globalization;
using System.Text;

namespace StartSpark.SparkHome.Gateways;

/// <summary>The gateway's line format: one letter for a value's type, then its text, line ends escaped.</summary>
internal static class Py4JCodec
{
    /// <summary>One argument as one line, line end included.</summary>
    internal static string Encode(object? argument) => argument switch
    {
        null => "n\n",
        Py4JReference reference => $"r{reference.Id}\n",
        string text => $"s{Escape(text)}\n",
        bool flag => flag ? "bTrue\n" : "bFalse\n",
        int number => string.Create(CultureInfo.InvariantCulture, $"i{number}\n"),
        long number => string.Create(CultureInfo.InvariantCulture, $"L{number}\n"),
        double number => string.Create(CultureInfo.InvariantCulture, $"d{number:R}\n"),
        _ => throw new ArgumentException($"A gateway takes no {argument.GetType()}.", nameof(argument)),
    };

    /// <summary>The value of a good answer, without its leading <c>!y</c>.</summary>
    internal static object? Decode(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty)
        {
            return null;
        }

        var text = value[1..].ToString();
        return value[0] switch
        {
            'v' or 'n' => null,
            's' => Unescape(text),
            'b' => bool.Parse(text),
            'i' => int.Parse(text, CultureInfo.InvariantCulture),
            'L' => long.Parse(text, CultureInfo.InvariantCulture),
            'd' => double.Parse(text, CultureInfo.InvariantCulture),
            // Objects of every kind (lists, maps, arrays …) are names of something in the JVM.
            _ => new Py4JReference(text),
        };
    }

    internal static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);

    internal static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var escaped = text[i] == '\\' && i + 1 < text.Length;
            plain.Append(!escaped ? text[i] : text[++i] switch { 'n' => '\n', 'r' => '\r', var other => other });
        }

        return plain.ToString();
    }
}
