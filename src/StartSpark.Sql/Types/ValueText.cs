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

    // As the JVM does: 1.0 keeps its point, and infinity has a name.
    private static string Floating(double number, string text) =>
        double.IsNaN(number) ? "NaN"
        : double.IsInfinity(number) ? (number > 0 ? "Infinity" : "-Infinity")
        : text.AsSpan().IndexOfAny('.', 'E') >= 0 ? text : text + ".0";
}
