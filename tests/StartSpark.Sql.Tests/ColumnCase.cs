using StartSpark.Sql.Types;

namespace StartSpark.Sql.Tests;

/// <summary>A column and the value that Spark must compute for it. Lists are arrays; numbers have the exact .NET type.</summary>
internal sealed record ColumnCase(Column Column, object? Expected)
{
    /// <summary>Runs each case over one relation and compares all values, so that one query answers many.</summary>
    public static async Task CheckAsync(DataFrame data, IReadOnlyDictionary<string, ColumnCase> cases, CancellationToken cancellationToken)
    {
        var columns = cases.Select(pair => pair.Value.Column.As(pair.Key)).ToArray();

        var row = Assert.Single(await data.Select(columns).CollectAsync(cancellationToken));

        var wrong = cases
            .Where(pair => !ValueEquality.Instance.Equals(Round(pair.Value.Expected), Round(row[pair.Key])))
            .Select(pair => $"{pair.Key} = {pair.Value.Column}: {Describe(row[pair.Key])}, not {Describe(pair.Value.Expected)}");
        Assert.Empty(wrong);
    }

    // The JVM and .NET agree on all but the last bit of a logarithm.
    private static object? Round(object? value) => value is double number && double.IsFinite(number) ? Math.Round(number, 12) : value;

    private static string Describe(object? value) => $"{ValueText.Format(value)} ({value?.GetType().Name ?? "null"})";
}
