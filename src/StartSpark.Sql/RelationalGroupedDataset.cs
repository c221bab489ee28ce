using StartSpark.Sql.Types;
using GroupType = StartSpark.Sql.Protos.Aggregate.Types.GroupType;

namespace StartSpark.Sql;

/// <summary>Rows in groups, as <see cref="DataFrame.GroupBy(Column[])"/> gives them; aggregating makes them a table again.</summary>
public sealed class RelationalGroupedDataset
{
    private readonly DataFrame _rows;
    private readonly GroupType _type;
    private readonly Column[] _by;
    private readonly Protos.Aggregate.Types.Pivot? _pivot;

    internal RelationalGroupedDataset(DataFrame rows, GroupType type, Column[] by, Protos.Aggregate.Types.Pivot? pivot = null)
    {
        ArgumentNullException.ThrowIfNull(by);
        _rows = rows;
        _type = type;
        _by = by;
        _pivot = pivot;
    }

    /// <summary>One row for each group: the columns grouped by, then the aggregates.</summary>
    /// <param name="expr">The first aggregate, such as <c>Sum("x")</c>.</param>
    /// <param name="exprs">The others.</param>
    /// <returns>The table.</returns>
    public DataFrame Agg(Column expr, params Column[] exprs) => Aggregate(exprs.Prepend(expr).Select(column => column.Expression));

    /// <summary>One row for each group: the columns grouped by, then one aggregate for each entry.</summary>
    /// <param name="exprs">Functions by column name, such as <c>{ ["price"] = "max", ["*"] = "count" }</c>.</param>
    /// <returns>The table.</returns>
    public DataFrame Agg(IReadOnlyDictionary<string, string> exprs)
    {
        ArgumentNullException.ThrowIfNull(exprs);
        return Aggregate(exprs.Select(entry => Column.Call(
            entry.Value,
            entry.Key == "*" && entry.Value.Equals("count", StringComparison.OrdinalIgnoreCase) ? Column.Of(1) : Column.Named(entry.Key)).Expression));
    }

    /// <summary>The number of rows in each group, in a column <c>count</c>.</summary>
    /// <returns>The table.</returns>
    public DataFrame Count() => Aggregate([Column.Call("count", Column.Of(1)).As("count").Expression]);

    /// <summary>The mean of columns in each group.</summary>
    /// <param name="colNames">The columns' names; none means all numeric ones, those grouped by included.</param>
    /// <returns>The table.</returns>
    /// <exception cref="AnalysisException">A column named is not numeric, or is not there.</exception>
    public DataFrame Mean(params string[] colNames) => Blocking.Run(() => MeanAsync(colNames));

    /// <summary>The mean of columns in each group.</summary>
    /// <param name="colNames">The columns' names; none, the default, means all numeric ones, those grouped by included.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The table.</returns>
    /// <exception cref="AnalysisException">A column named is not numeric, or is not there.</exception>
    public Task<DataFrame> MeanAsync(IReadOnlyList<string>? colNames = null, CancellationToken cancellationToken = default) =>
        AvgAsync(colNames, cancellationToken);

    /// <summary>The mean of columns in each group.</summary>
    /// <param name="colNames">The columns' names; none means all numeric ones, those grouped by included.</param>
    /// <returns>The table.</returns>
    /// <exception cref="AnalysisException">A column named is not numeric, or is not there.</exception>
    public DataFrame Avg(params string[] colNames) => Blocking.Run(() => AvgAsync(colNames));

    /// <summary>The mean of columns in each group.</summary>
    /// <param name="colNames">The columns' names; none, the default, means all numeric ones, those grouped by included.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The table.</returns>
    /// <exception cref="AnalysisException">A column named is not numeric, or is not there.</exception>
    public Task<DataFrame> AvgAsync(IReadOnlyList<string>? colNames = null, CancellationToken cancellationToken = default) =>
        NumericAsync("avg", colNames ?? [], cancellationToken);

    /// <summary>The greatest value of columns in each group.</summary>
    /// <param name="colNames">The columns' names; none means all numeric ones, those grouped by included.</param>
    /// <returns>The table.</returns>
    /// <exception cref="AnalysisException">A column named is not numeric, or is not there.</exception>
    public DataFrame Max(params string[] colNames) => Blocking.Run(() => MaxAsync(colNames));

    /// <summary>The greatest value of columns in each group.</summary>
    /// <param name="colNames">The columns' names; none, the default, means all numeric ones, those grouped by included.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The table.</returns>
    /// <exception cref="AnalysisException">A column named is not numeric, or is not there.</exception>
    public Task<DataFrame> MaxAsync(IReadOnlyList<string>? colNames = null, CancellationToken cancellationToken = default) =>
        NumericAsync("max", colNames ?? [], cancellationToken);

    /// <summary>The least value of columns in each group.</summary>
    /// <param name="colNames">The columns' names; none means all numeric ones, those grouped by included.</param>
    /// <returns>The table.</returns>
    /// <exception cref="AnalysisException">A column named is not numeric, or is not there.</exception>
    public DataFrame Min(params string[] colNames) => Blocking.Run(() => MinAsync(colNames));

    /// <summary>The least value of columns in each group.</summary>
    /// <param name="colNames">The columns' names; none, the default, means all numeric ones, those grouped by included.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The table.</returns>
    /// <exception cref="AnalysisException">A column named is not numeric, or is not there.</exception>
    public Task<DataFrame> MinAsync(IReadOnlyList<string>? colNames = null, CancellationToken cancellationToken = default) =>
        NumericAsync("min", colNames ?? [], cancellationToken);

    /// <summary>The sum of columns in each group.</summary>
    /// <param name="colNames">The columns' names; none means all numeric ones, those grouped by included.</param>
    /// <returns>The table.</returns>
    /// <exception cref="AnalysisException">A column named is not numeric, or is not there.</exception>
    public DataFrame Sum(params string[] colNames) => Blocking.Run(() => SumAsync(colNames));

    /// <summary>The sum of columns in each group.</summary>
    /// <param name="colNames">The columns' names; none, the default, means all numeric ones, those grouped by included.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The table.</returns>
    /// <exception cref="AnalysisException">A column named is not numeric, or is not there.</exception>
    public Task<DataFrame> SumAsync(IReadOnlyList<string>? colNames = null, CancellationToken cancellationToken = default) =>
        NumericAsync("sum", colNames ?? [], cancellationToken);

    /// <summary>Turns the values of a column into columns, each to hold the aggregate over the rows with that value. Spark runs a query first to find the values.</summary>
    /// <param name="pivotColumn">The column's name.</param>
    /// <returns>The groups.</returns>
    public RelationalGroupedDataset Pivot(string pivotColumn) => Pivot(pivotColumn, []);

    /// <summary>Turns given values of a column into columns, each to hold the aggregate over the rows with that value.</summary>
    /// <param name="pivotColumn">The column's name.</param>
    /// <param name="values">The values: strings, numbers, booleans or dates.</param>
    /// <returns>The groups.</returns>
    public RelationalGroupedDataset Pivot(string pivotColumn, IEnumerable<object> values) =>
        Pivot(Column.Named(pivotColumn), values);

    /// <summary>Turns given values of a column into columns, each to hold the aggregate over the rows with that value.</summary>
    /// <param name="pivotColumn">The column.</param>
    /// <param name="values">The values: strings, numbers, booleans or dates; none lets Spark run a query to find them.</param>
    /// <returns>The groups.</returns>
    /// <exception cref="InvalidOperationException">The groups are pivoted already, or are a rollup or cube.</exception>
    public RelationalGroupedDataset Pivot(Column pivotColumn, IEnumerable<object> values)
    {
        ArgumentNullException.ThrowIfNull(pivotColumn);
        ArgumentNullException.ThrowIfNull(values);
        if (_type != GroupType.Groupby)
        {
            throw new InvalidOperationException("Pivot follows a GroupBy, and only once.");
        }

        return new RelationalGroupedDataset(_rows, GroupType.Pivot, _by, new Protos.Aggregate.Types.Pivot
        {
            Col = pivotColumn.Expression,
            Values = { values.Select(value => Column.Of(value).Expression.Literal) },
        });
    }

    private async Task<DataFrame> NumericAsync(string function, IReadOnlyList<string> columns, CancellationToken cancellationToken)
    {
        if (columns.Count == 0)
        {
            columns = [.. (await _rows.SchemaAsync(cancellationToken).ConfigureAwait(false)).Fields
                .Where(field => field.DataType is NumericType)
                .Select(field => $"`{field.Name.Replace("`", "``", StringComparison.Ordinal)}`")];
        }
        else
        {
            await RequireNumericAsync(columns, cancellationToken).ConfigureAwait(false);
        }

        return Aggregate(columns.Select(name => Column.Call(function, Column.Named(name)).Expression));
    }

    /// <summary>Spark itself would take the text <c>"12"</c> for a number here, and its client for Python refuses it: so do we.</summary>
    private async Task RequireNumericAsync(IReadOnlyList<string> columns, CancellationToken cancellationToken)
    {
        // Which field of which table a name means is Spark's to say.
        var schema = await _rows.Select([.. columns.Select(name => Column.Named(name))]).SchemaAsync(cancellationToken).ConfigureAwait(false);
        var wrong = columns.Zip(schema.Fields, (name, field) => (Name: name, field.DataType)).Where(column => column.DataType is not NumericType).ToList();
        if (wrong.Count > 0)
        {
            throw new AnalysisException(
                $"Only numeric columns can be aggregated by their names alone, and {string.Join(", ", wrong.Select(column => $"'{column.Name}' is {column.DataType.SimpleString}"))}. Agg takes columns of any type.",
                new SparkErrorDetails
                {
                    ErrorClass = "NOT_NUMERIC_COLUMNS",
                    MessageParameters = new Dictionary<string, string> { ["invalid_columns"] = string.Join(", ", wrong.Select(column => column.Name)) },
                },
                null);
        }
    }

    private DataFrame Aggregate(IEnumerable<Protos.Expression> aggregates)
    {
        var aggregate = new Protos.Aggregate
        {
            Input = _rows.Relation,
            GroupType = _type,
            GroupingExpressions = { _by.Select(column => column.Expression) },
            AggregateExpressions = { aggregates },
        };
        if (_pivot is not null)
        {
            aggregate.Pivot = _pivot;
        }

        return _rows.With(new Protos.Relation { Aggregate = aggregate });
    }
}
