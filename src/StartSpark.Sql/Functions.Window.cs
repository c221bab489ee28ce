namespace StartSpark.Sql;

/// <content>Functions that want a window.</content>
public static partial class Functions
{
    /// <summary>The row's number in its window's order, from 1.</summary>
    /// <returns>An <c>INT</c>.</returns>
    /// <remarks>Wants a window with an order: <see cref="Column.Over(WindowSpec)"/>.</remarks>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#row_number">Spark SQL: row_number</seealso>
    public static Column RowNumber() => Call("row_number");

    /// <summary>The row's rank in its window's order, from 1; equals share one, and the next ranks are left out.</summary>
    /// <returns>An <c>INT</c>.</returns>
    /// <remarks>Wants a window with an order: <see cref="Column.Over(WindowSpec)"/>.</remarks>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#rank">Spark SQL: rank</seealso>
    public static Column Rank() => Call("rank");

    /// <summary>The row's rank in its window's order, from 1; equals share one, and no rank is left out.</summary>
    /// <returns>An <c>INT</c>.</returns>
    /// <remarks>Wants a window with an order: <see cref="Column.Over(WindowSpec)"/>.</remarks>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#dense_rank">Spark SQL: dense_rank</seealso>
    public static Column DenseRank() => Call("dense_rank");

    /// <summary>The row's rank in its window's order as a share: 0 to 1.</summary>
    /// <returns>A <c>DOUBLE</c>.</returns>
    /// <remarks>Wants a window with an order: <see cref="Column.Over(WindowSpec)"/>.</remarks>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#percent_rank">Spark SQL: percent_rank</seealso>
    public static Column PercentRank() => Call("percent_rank");

    /// <summary>The share of the window's rows that are not after this one.</summary>
    /// <returns>A <c>DOUBLE</c>.</returns>
    /// <remarks>Wants a window with an order: <see cref="Column.Over(WindowSpec)"/>.</remarks>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#cume_dist">Spark SQL: cume_dist</seealso>
    public static Column CumeDist() => Call("cume_dist");

    /// <summary>Which of so many parts of equal size the row falls into, from 1.</summary>
    /// <param name="n">How many parts.</param>
    /// <returns>An <c>INT</c>.</returns>
    /// <remarks>Wants a window with an order: <see cref="Column.Over(WindowSpec)"/>.</remarks>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#ntile">Spark SQL: ntile</seealso>
    public static Column Ntile(int n) => Call("ntile", n);

    /// <summary>The value some rows before this one in the window's order.</summary>
    /// <param name="column">The column.</param>
    /// <param name="offset">How many rows away.</param>
    /// <param name="defaultValue">What to give where there is no such row; null by default.</param>
    /// <returns>The value; the default where there is no such row.</returns>
    /// <remarks>Wants a window with an order: <see cref="Column.Over(WindowSpec)"/>.</remarks>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#lag">Spark SQL: lag</seealso>
    public static Column Lag(Column column, int offset = 1, object? defaultValue = null) => Call("lag", column, offset, Lit(defaultValue));

    /// <inheritdoc cref="Lag(Column, int, object)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="offset">How many rows away.</param>
    /// <param name="defaultValue">What to give where there is no such row; null by default.</param>
    public static Column Lag(string columnName, int offset = 1, object? defaultValue = null) => Lag(Named(columnName), offset, defaultValue);

    /// <summary>The value some rows after this one in the window's order.</summary>
    /// <param name="column">The column.</param>
    /// <param name="offset">How many rows away.</param>
    /// <param name="defaultValue">What to give where there is no such row; null by default.</param>
    /// <returns>The value; the default where there is no such row.</returns>
    /// <remarks>Wants a window with an order: <see cref="Column.Over(WindowSpec)"/>.</remarks>
    /// <seealso href="https://spark.apache.org/docs/latest/api/sql/index.html#lead">Spark SQL: lead</seealso>
    public static Column Lead(Column column, int offset = 1, object? defaultValue = null) => Call("lead", column, offset, Lit(defaultValue));

    /// <inheritdoc cref="Lead(Column, int, object)"/>
    /// <param name="columnName">The column's name.</param>
    /// <param name="offset">How many rows away.</param>
    /// <param name="defaultValue">What to give where there is no such row; null by default.</param>
    public static Column Lead(string columnName, int offset = 1, object? defaultValue = null) => Lead(Named(columnName), offset, defaultValue);
}
