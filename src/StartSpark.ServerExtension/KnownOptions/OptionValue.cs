using System.Globalization;
using System.Text.RegularExpressions;

namespace StartSpark.ServerExtension.KnownOptions;

/// <summary>Whether a text can be a value of a type of Spark's.</summary>
internal static partial class OptionValue
{
    /// <summary>What the text would have to be, in words; null when it is that, or nobody can say.</summary>
    public static string? WhyNot(string type, string value)
    {
        var text = value.Trim();
        // ${…} is replaced by Spark itself, by what stands elsewhere.
        return value.Contains("${", StringComparison.Ordinal) ? null : type switch
        {
            "boolean" => bool.TryParse(text, out _) ? null : "true or false",
            "int" => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? null : "a whole number",
            "long" => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? null : "a whole number",
            "double" => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? null : "a number, such as 0.6",
            "bytes" => Size().IsMatch(text) ? null : "a size, such as 512m or 8g",
            "time" => Time().IsMatch(text) ? null : "a time, such as 500ms, 30s or 5min",
            _ => null,
        };
    }

    [GeneratedRegex(@"^-?\d+(\.\d+)?\s*(b|[kmgtp]b?)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Size();

    [GeneratedRegex(@"^-?\d+\s*(us|ms|s|m|min|h|d)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Time();
}
