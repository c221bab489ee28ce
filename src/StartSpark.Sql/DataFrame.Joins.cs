using StartSpark.Sql.Plans;

namespace StartSpark.Sql;

/// <content>Joins and groups.</content>
public sealed partial class DataFrame
{
    /// <summary>Every row of this table with every row of the other, to be filtered by a later condition.</summary>
    /// <param name="right">The other table.</param>
    /// <returns>The table.</returns>
    public DataFrame Join(DataFrame right) => JoinWith(right, null, "inner", []);

    /// <summary>The pairs of rows that agree in one column; it appears once in the result.</summary>
    /// <param name="right">The other table.</param>
    /// <param name="usingColumn">The name of the column, the same in both.</param>
    /// <returns>The table.</returns>
    public DataFrame Join(DataFrame right, string usingColumn) => JoinWith(right, null, "inner", [usingColumn]);

    /// <summary>The pairs of rows that agree in some columns; these appear once in the result.</summary>
    /// <param name="right">The other table.</param>
    /// <param name="usingColumns">The names of the columns, the same in both.</param>
    /// <param name="joinType">inner, cross, outer (full), left, right, semi or anti; inner by default.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">There is no such type of join.</exception>
    public DataFrame Join(DataFrame right, IEnumerable<string> usingColumns, string joinType = "inner") =>
        JoinWith(right, null, joinType, usingColumns);

    /// <summary>The pairs of rows for which a condition is true.</summary>
    /// <param name="right">The other table.</param>
    /// <param name="joinExpr">The condition, such as <c>left["id"] == right["id"]</c>.</param>
    /// <param name="joinType">inner, cross, outer (full), left, right, semi or anti; inner by default.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">There is no such type of join.</exception>
    public DataFrame Join(DataFrame right, Column joinExpr, string joinType = "inner")
    {
        ArgumentNullException.ThrowIfNull(joinExpr);
        return JoinWith(right, joinExpr, joinType, []);
    }

    /// <summary>Every row of this table with every row of the other.</summary>
    /// <param name="right">The other table.</param>
    /// <returns>The table.</returns>
    public DataFrame CrossJoin(DataFrame right) => JoinWith(right, null, "cross", []);

    /// <summary>The rows in groups of equal values, to be aggregated. No columns: all rows are one group.</summary>
    /// <param name="columns">What to group by.</param>
    /// <returns>The groups.</returns>
    public RelationalGroupedDataset GroupBy(params Column[] columns) =>
        new(this, Protos.Aggregate.Types.GroupType.Groupby, columns);

    /// <summary>The rows in groups of equal values, to be aggregated.</summary>
    /// <param name="column">The first column's name.</param>
    /// <param name="columns">The other columns' names.</param>
    /// <returns>The groups.</returns>
    public RelationalGroupedDataset GroupBy(string column, params string[] columns) => GroupBy(Named(column, columns));

    /// <summary>Groups as of <see cref="GroupBy(Column[])"/>, with subtotals over ever fewer of the columns, from the right.</summary>
    /// <param name="columns">What to group by.</param>
    /// <returns>The groups.</returns>
    public RelationalGroupedDataset Rollup(params Column[] columns) =>
        new(this, Protos.Aggregate.Types.GroupType.Rollup, columns);

    /// <summary>Groups with subtotals over ever fewer of the columns, from the right.</summary>
    /// <param name="column">The first column's name.</param>
    /// <param name="columns">The other columns' names.</param>
    /// <returns>The groups.</returns>
    public RelationalGroupedDataset Rollup(string column, params string[] columns) => Rollup(Named(column, columns));

    /// <summary>Groups as of <see cref="GroupBy(Column[])"/>, with subtotals over every subset of the columns.</summary>
    /// <param name="columns">What to group by.</param>
    /// <returns>The groups.</returns>
    public RelationalGroupedDataset Cube(params Column[] columns) =>
        new(this, Protos.Aggregate.Types.GroupType.Cube, columns);

    /// <summary>Groups with subtotals over every subset of the columns.</summary>
    /// <param name="column">The first column's name.</param>
    /// <param name="columns">The other columns' names.</param>
    /// <returns>The groups.</returns>
    public RelationalGroupedDataset Cube(string column, params string[] columns) => Cube(Named(column, columns));

    /// <summary>Aggregates over all rows.</summary>
    /// <param name="expr">The first aggregate, such as <c>Sum("x")</c>.</param>
    /// <param name="exprs">The others.</param>
    /// <returns>A table of one row.</returns>
    public DataFrame Agg(Column expr, params Column[] exprs) => GroupBy().Agg(expr, exprs);

    private DataFrame JoinWith(DataFrame right, Column? condition, string joinType, IEnumerable<string> usingColumns)
    {
        RequireSameSession(right);
        ArgumentNullException.ThrowIfNull(usingColumns);
        var join = new Protos.Join
        {
            Left = Relation,
            Right = right.Relation,
            JoinType = JoinTypes.Parse(joinType),
            UsingColumns = { usingColumns },
        };
        if (condition is not null)
        {
            join.JoinCondition = condition.Expression;
        }

        return With(new Protos.Relation { Join = join });
    }
}
