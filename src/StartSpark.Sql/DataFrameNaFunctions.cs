namespace StartSpark.Sql;

/// <summary>What to do about nulls and NaNs.</summary>
public sealed class DataFrameNaFunctions
{
    private readonly DataFrame _table;

    internal DataFrameNaFunctions(DataFrame table) => _table = table;

    /// <summary>The rows without nulls and NaNs.</summary>
    /// <param name="how"><c>any</c> (the default) drops a row that has one, <c>all</c> a row that has nothing else.</param>
    /// <param name="columns">The columns looked at; all by default.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException"><paramref name="how"/> is neither.</exception>
    public DataFrame Drop(string how = "any", IEnumerable<string>? columns = null) => how switch
    {
        "any" => DropRows(null, columns),
        "all" => DropRows(1, columns),
        _ => throw new ArgumentException($"Rows are dropped if 'any' or 'all' values are missing, not '{how}'.", nameof(how)),
    };

    /// <summary>The rows with at least a number of values that are neither null nor NaN.</summary>
    /// <param name="minNonNulls">The number.</param>
    /// <param name="columns">The columns looked at; all by default.</param>
    /// <returns>The table.</returns>
    public DataFrame Drop(int minNonNulls, IEnumerable<string>? columns = null) => DropRows(minNonNulls, columns);

    /// <summary>A number in place of nulls and NaNs in numeric columns.</summary>
    /// <param name="value">The number.</param>
    /// <param name="columns">The columns; all by default.</param>
    /// <returns>The table.</returns>
    public DataFrame Fill(long value, IEnumerable<string>? columns = null) => FillWith(value, columns);

    /// <summary>A number in place of nulls and NaNs in numeric columns.</summary>
    /// <param name="value">The number.</param>
    /// <param name="columns">The columns; all by default.</param>
    /// <returns>The table.</returns>
    public DataFrame Fill(double value, IEnumerable<string>? columns = null) => FillWith(value, columns);

    /// <summary>A text in place of nulls in string columns.</summary>
    /// <param name="value">The text.</param>
    /// <param name="columns">The columns; all by default.</param>
    /// <returns>The table.</returns>
    public DataFrame Fill(string value, IEnumerable<string>? columns = null) => FillWith(value, columns);

    /// <summary>A truth value in place of nulls in boolean columns.</summary>
    /// <param name="value">The value.</param>
    /// <param name="columns">The columns; all by default.</param>
    /// <returns>The table.</returns>
    public DataFrame Fill(bool value, IEnumerable<string>? columns = null) => FillWith(value, columns);

    /// <summary>A value for each of some columns in place of nulls and NaNs.</summary>
    /// <param name="values">Numbers, strings or truth values by column name.</param>
    /// <returns>The table.</returns>
    public DataFrame Fill(IReadOnlyDictionary<string, object> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return _table.With(new Protos.Relation
        {
            FillNa = new Protos.NAFill { Input = _table.Relation, Cols = { values.Keys }, Values = { values.Values.Select(Literal) } },
        });
    }

    private static Protos.Expression.Types.Literal Literal(object value) => Column.Of(value).Expression.Literal;

    private DataFrame DropRows(int? minNonNulls, IEnumerable<string>? columns)
    {
        var drop = new Protos.NADrop { Input = _table.Relation, Cols = { columns ?? [] } };
        if (minNonNulls is { } count)
        {
            drop.MinNonNulls = count;
        }

        return _table.With(new Protos.Relation { DropNa = drop });
    }

    private DataFrame FillWith(object value, IEnumerable<string>? columns) => _table.With(new Protos.Relation
    {
        FillNa = new Protos.NAFill { Input = _table.Relation, Cols = { columns ?? [] }, Values = { Literal(value) } },
    });
}
