namespace StartSpark.Sql.Types;

/// <summary>Names as SQL writes them: in backticks where they are more than letters, digits and underscores.</summary>
internal static class SqlName
{
    public static string QuoteIfNeeded(string name) => IsPlain(name) ? name : Quote(name);

    public static string Quote(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    private static bool IsPlain(string name) =>
        name.Length > 0
        && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
        && !name.All(char.IsAsciiDigit);
}
