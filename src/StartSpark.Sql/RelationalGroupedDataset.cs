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
    /// <param name="colNames">The columns' names; none means all numeric ones that are not grouped by.</param>
    /// <returns>The table.</returns>
    public DataFrame Mean(params string[] colNames) => Avg(colNames);

    /// <summary>The mean of columns in each group.</summary>
    /// <param name="colNames">The columns' names; none means all numeric ones that are not grouped by.</param>
    /// <returns>The table.</returns>
    public DataFrame Avg(params string[] colNames) => Numeric("avg", colNames);

    /// <summary>The greatest value of columns in each group.</summary>
    /// <param name="colNames">The columns' names; none means all numeric ones that are not grouped by.</param>
    /// <returns>The table.</returns>
    public DataFrame Max(params string[] colNames) => Numeric("max", colNames);

    /// <summary>The least value of columns in each group.</summary>
    /// <param name="colNames">The columns' names; none means all numeric ones that are not grouped by.</param>
    /// <returns>The table.</returns>
    public DataFrame Min(params string[] colNames) => Numeric("min", colNames);

    /// <summary>The sum of columns in each group.</summary>
    /// <param name="colNames">The columns' names; none means all numeric ones that are not grouped by.</param>
    /// <returns>The table.</returns>
    public DataFrame Sum(params string[] colNames) => Numeric("sum", colNames);

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

    private DataFrame Numeric(string function, string[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var names = columns.Length > 0 ? columns : NumericColumns();
        return Aggregate(names.Select(name => Column.Call(function, Column.Named(name)).Expression));
    }

    private string[] NumericColumns()
    {
        var groupedBy = _by
            .Where(column => column.Expression.ExprTypeCase == Protos.Expression.ExprTypeOneofCase.UnresolvedAttribute)
            .Select(column => column.Expression.UnresolvedAttribute.UnparsedIdentifier)
            .ToHashSet(StringComparer.Ordinal);
        return [.. _rows.Schema().Fields
            .Where(field => field.DataType is NumericType && !groupedBy.Contains(field.Name))
            .Select(field => $"`{field.Name.Replace("`", "``", StringComparison.Ordinal)}`")];
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
