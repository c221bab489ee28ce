namespace StartSpark.Sql;

/// <content>Aggregates: one value of many rows.</content>
public static partial class Functions
{
    /// <summary>How many rows have a value that is not null; <c>Count("*")</c> counts all rows. Zero where there is none.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>BIGINT</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#count">Spark SQL: count</seealso>
    public static Column Count(Column column) => Call("count", column);

    /// <inheritdoc cref="Count(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Count(string columnName) => Count(Named(columnName));

    /// <summary>How many different combinations of values there are, leaving out those with a null. Zero where there is none.</summary>
    /// <param name="column">The column.</param>
    /// <param name="others">Further columns.</param>
    /// <returns>A <c>BIGINT</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#count">Spark SQL: count</seealso>
    public static Column CountDistinct(Column column, params Column[] others) => StartSpark.Sql.Column.Call("count", isDistinct: true, [column, .. others]);

    /// <inheritdoc cref="CountDistinct(Column, Column[])"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="columnNames">Further columns' names.</param>
    public static Column CountDistinct(string columnName, params string[] columnNames) => CountDistinct(Named(columnName), Named(columnNames));

    /// <summary>About how many different values there are, nulls left out; the error is about 5 %.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>BIGINT</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#approx_count_distinct">Spark SQL: approx_count_distinct</seealso>
    public static Column ApproxCountDistinct(Column column) => Call("approx_count_distinct", column);

    /// <inheritdoc cref="ApproxCountDistinct(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column ApproxCountDistinct(string columnName) => ApproxCountDistinct(Named(columnName));

    /// <summary>The sum of the values that are not null; null where there is none. Whole numbers add up to a <c>BIGINT</c>, decimals to one of ten digits more; in ANSI mode (Spark 4's default) an overflow is an error.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The sum.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#sum">Spark SQL: sum</seealso>
    public static Column Sum(Column column) => Call("sum", column);

    /// <inheritdoc cref="Sum(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Sum(string columnName) => Sum(Named(columnName));

    /// <summary>The sum of the different values that are not null; null where there is none.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The sum.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#sum">Spark SQL: sum</seealso>
    public static Column SumDistinct(Column column) => StartSpark.Sql.Column.Call("sum", isDistinct: true, column);

    /// <inheritdoc cref="SumDistinct(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column SumDistinct(string columnName) => SumDistinct(Named(columnName));

    /// <summary>The mean of the values that are not null; null where there is none.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>DOUBLE</c>, or a decimal of decimals.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#avg">Spark SQL: avg</seealso>
    public static Column Avg(Column column) => Call("avg", column);

    /// <inheritdoc cref="Avg(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Avg(string columnName) => Avg(Named(columnName));

    /// <summary>The mean of the values that are not null; null where there is none. The same as <see cref="Avg(Column)"/>.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>DOUBLE</c>, or a decimal of decimals.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#mean">Spark SQL: mean</seealso>
    public static Column Mean(Column column) => Call("mean", column);

    /// <inheritdoc cref="Mean(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Mean(string columnName) => Mean(Named(columnName));

    /// <summary>The middle of the values that are not null; null where there is none.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The median.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#median">Spark SQL: median</seealso>
    public static Column Median(Column column) => Call("median", column);

    /// <inheritdoc cref="Median(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Median(string columnName) => Median(Named(columnName));

    /// <summary>The value that is there most often, nulls left out; null where there is none.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The value.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#mode">Spark SQL: mode</seealso>
    public static Column Mode(Column column) => Call("mode", column);

    /// <inheritdoc cref="Mode(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Mode(string columnName) => Mode(Named(columnName));

    /// <summary>The smallest value that is not null; null where there is none.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The value.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#min">Spark SQL: min</seealso>
    public static Column Min(Column column) => Call("min", column);

    /// <inheritdoc cref="Min(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Min(string columnName) => Min(Named(columnName));

    /// <summary>The largest value that is not null; null where there is none. NaN is larger than any number.</summary>
    /// <param name="column">The column.</param>
    /// <returns>The value.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#max">Spark SQL: max</seealso>
    public static Column Max(Column column) => Call("max", column);

    /// <inheritdoc cref="Max(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Max(string columnName) => Max(Named(columnName));

    /// <summary>The value of the row in which another column is smallest; null where there is none.</summary>
    /// <param name="column">The column.</param>
    /// <param name="ordering">The column that is to be smallest.</param>
    /// <returns>The value.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#min_by">Spark SQL: min_by</seealso>
    public static Column MinBy(Column column, Column ordering) => Call("min_by", column, ordering);

    /// <inheritdoc cref="MinBy(Column, Column)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="orderingName">The name of the column that is to be smallest.</param>
    public static Column MinBy(string columnName, string orderingName) => MinBy(Named(columnName), Named(orderingName));

    /// <summary>The value of the row in which another column is largest; null where there is none.</summary>
    /// <param name="column">The column.</param>
    /// <param name="ordering">The column that is to be largest.</param>
    /// <returns>The value.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#max_by">Spark SQL: max_by</seealso>
    public static Column MaxBy(Column column, Column ordering) => Call("max_by", column, ordering);

    /// <inheritdoc cref="MaxBy(Column, Column)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="orderingName">The name of the column that is to be largest.</param>
    public static Column MaxBy(string columnName, string orderingName) => MaxBy(Named(columnName), Named(orderingName));

    /// <summary>The first value of the group; which one that is depends on the order of the rows, which Spark may change.</summary>
    /// <param name="column">The column.</param>
    /// <param name="ignoreNulls">Whether to pass over nulls; false by default.</param>
    /// <returns>The value; null where there is none.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#first">Spark SQL: first</seealso>
    public static Column First(Column column, bool ignoreNulls = false) => Call("first", column, Lit(ignoreNulls));

    /// <inheritdoc cref="First(Column, bool)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="ignoreNulls">Whether to pass over nulls; false by default.</param>
    public static Column First(string columnName, bool ignoreNulls = false) => First(Named(columnName), ignoreNulls);

    /// <summary>The last value of the group; which one that is depends on the order of the rows, which Spark may change.</summary>
    /// <param name="column">The column.</param>
    /// <param name="ignoreNulls">Whether to pass over nulls; false by default.</param>
    /// <returns>The value; null where there is none.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#last">Spark SQL: last</seealso>
    public static Column Last(Column column, bool ignoreNulls = false) => Call("last", column, Lit(ignoreNulls));

    /// <inheritdoc cref="Last(Column, bool)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="ignoreNulls">Whether to pass over nulls; false by default.</param>
    public static Column Last(string columnName, bool ignoreNulls = false) => Last(Named(columnName), ignoreNulls);

    /// <summary>All values that are not null, as an array, in no certain order.</summary>
    /// <param name="column">The column.</param>
    /// <returns>An array; empty where there is none.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#collect_list">Spark SQL: collect_list</seealso>
    public static Column CollectList(Column column) => Call("collect_list", column);

    /// <inheritdoc cref="CollectList(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column CollectList(string columnName) => CollectList(Named(columnName));

    /// <summary>All different values that are not null, as an array, in no certain order.</summary>
    /// <param name="column">The column.</param>
    /// <returns>An array; empty where there is none.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#collect_set">Spark SQL: collect_set</seealso>
    public static Column CollectSet(Column column) => Call("collect_set", column);

    /// <inheritdoc cref="CollectSet(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column CollectSet(string columnName) => CollectSet(Named(columnName));

    /// <summary>The standard deviation of a sample. The same as <see cref="StddevSamp(Column)"/>. Nulls are left out; null where too few values are left.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>DOUBLE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#stddev">Spark SQL: stddev</seealso>
    public static Column Stddev(Column column) => Call("stddev", column);

    /// <inheritdoc cref="Stddev(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Stddev(string columnName) => Stddev(Named(columnName));

    /// <summary>The standard deviation of a sample. Nulls are left out; null where too few values are left.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>DOUBLE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#stddev_samp">Spark SQL: stddev_samp</seealso>
    public static Column StddevSamp(Column column) => Call("stddev_samp", column);

    /// <inheritdoc cref="StddevSamp(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column StddevSamp(string columnName) => StddevSamp(Named(columnName));

    /// <summary>The standard deviation of a whole population. Nulls are left out; null where too few values are left.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>DOUBLE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#stddev_pop">Spark SQL: stddev_pop</seealso>
    public static Column StddevPop(Column column) => Call("stddev_pop", column);

    /// <inheritdoc cref="StddevPop(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column StddevPop(string columnName) => StddevPop(Named(columnName));

    /// <summary>The variance of a sample. The same as <see cref="VarSamp(Column)"/>. Nulls are left out; null where too few values are left.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>DOUBLE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#variance">Spark SQL: variance</seealso>
    public static Column Variance(Column column) => Call("variance", column);

    /// <inheritdoc cref="Variance(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column Variance(string columnName) => Variance(Named(columnName));

    /// <summary>The variance of a sample. Nulls are left out; null where too few values are left.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>DOUBLE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#var_samp">Spark SQL: var_samp</seealso>
    public static Column VarSamp(Column column) => Call("var_samp", column);

    /// <inheritdoc cref="VarSamp(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column VarSamp(string columnName) => VarSamp(Named(columnName));

    /// <summary>The variance of a whole population. Nulls are left out; null where too few values are left.</summary>
    /// <param name="column">The column.</param>
    /// <returns>A <c>DOUBLE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#var_pop">Spark SQL: var_pop</seealso>
    public static Column VarPop(Column column) => Call("var_pop", column);

    /// <inheritdoc cref="VarPop(Column)"/>
    /// <param name="columnName">The column's name.</param>
    public static Column VarPop(string columnName) => VarPop(Named(columnName));

    /// <summary>How far two columns go together, by Pearson: -1 to 1. Rows with a null are left out.</summary>
    /// <param name="column1">One column.</param>
    /// <param name="column2">The other column.</param>
    /// <returns>A <c>DOUBLE</c>.</returns>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#corr">Spark SQL: corr</seealso>
    public static Column Corr(Column column1, Column column2) => Call("corr", column1, column2);

    /// <inheritdoc cref="Corr(Column, Column)"/>
    /// <param name="columnName1">One column's name.</param>
    /// <param name="columnName2">The other column's name.</param>
    public static Column Corr(string columnName1, string columnName2) => Corr(Named(columnName1), Named(columnName2));
}
