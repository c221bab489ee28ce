using System.Globalization;

namespace StartSpark.SparkHome.Gateways;

/// <summary>Sizes of memory as Java and Spark write them.</summary>
public static class MemorySize
{
    /// <summary>A size such as <c>1g</c> or <c>512m</c> (mebibytes when no unit), in bytes; null when it is none.</summary>
    public static long? Parse(string text)
    {
        var trimmed = text.Trim().ToLowerInvariant().TrimEnd('b');
        var (number, unit) = trimmed.Length > 0 && char.IsAsciiLetter(trimmed[^1]) ? (trimmed[..^1], trimmed[^1]) : (trimmed, 'm');
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            return null;
        }

        return unit switch { 'k' => size << 10, 'm' => size << 20, 'g' => size << 30, 't' => size << 40, _ => null };
    }
}
