using System.Collections;
using System.Globalization;
using System.Text;

namespace StartSpark.Sql.Types;

/// <summary>Values as text, the same in every culture: how rows and columns show what they hold.</summary>
internal static class ValueText
{
    public static string Format(object? value) => value switch
    {
        null => "null",
        string text => text,
        bool truth => truth ? "true" : "false",
        double number => Floating(number, number.ToString("R", CultureInfo.InvariantCulture)),
        float number => Floating(number, number.ToString("R", CultureInfo.InvariantCulture)),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + "Z",
        DateTime { Kind: DateTimeKind.Unspecified } local => local.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTime instant => Format(new DateTimeOffset(instant)),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        byte[] bytes => $"0x{Convert.ToHexString(bytes)}",
        IDictionary map => Pairs(map),
        GenericRow row => row.ToString(),
        IEnumerable sequence => $"[{string.Join(", ", sequence.Cast<object?>().Select(Format))}]",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Pairs(IDictionary map)
    {
        var text = new StringBuilder("{");
        foreach (DictionaryEntry pair in map)
        {
            text.Append(text.Length > 1 ? ", " : "").Append(Format(pair.Key)).Append(" -> ").Append(Format(pair.Value));
        }

        return text.Append('}').ToString();
    }

    private static string Floating(double number, string text) =>
        double.IsNaN(number) ? "NaN"
        : double.IsInfinity(number) ? (number > 0 ? "Infinity" : "-Infinity")
        : AsOnTheJvm(text);

    // The JVM keeps a point in every number (1.0), and writes those from 10^7 up and below 10^-3 with an exponent (1.0E7).
    private static string AsOnTheJvm(string text)
    {
        var (sign, rest) = text.StartsWith('-') ? ("-", text[1..]) : ("", text);
        var mark = rest.IndexOf('E', StringComparison.Ordinal);
        var exponent = mark < 0 ? 0 : int.Parse(rest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? rest : rest[..mark];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0').TrimEnd('0');
        if (digits.Length == 0)
        {
            return sign + "0.0";
        }

        // The number is 0.digits times ten to the power of magnitude.
        var magnitude = (point < 0 ? mantissa.Length : point) - (all.Length - all.TrimStart('0').Length) + exponent;
        return sign + magnitude switch
        {
            > 7 or < -2 => string.Create(CultureInfo.InvariantCulture, $"{digits[0]}.{(digits.Length == 1 ? "0" : digits[1..])}E{magnitude - 1}"),
            <= 0 => $"0.{new string('0', -magnitude)}{digits}",
            _ when digits.Length <= magnitude => $"{digits.PadRight(magnitude, '0')}.0",
            _ => $"{digits[..magnitude]}.{digits[magnitude..]}",
        };
    }
}
