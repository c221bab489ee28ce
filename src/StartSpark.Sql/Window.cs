namespace StartSpark.Sql;

/// <summary>Where the definition of a window begins: which rows an aggregate or a ranking sees beside the current one. See <see cref="Column.Over(WindowSpec)"/>.</summary>
/// <remarks>
/// <c>Sum("amount").Over(Window.PartitionBy("account").OrderBy("day").RowsBetween(Window.UnboundedPreceding, Window.CurrentRow))</c> is a running total.
/// With an order and no frame the window reaches from the partition's start to the current row and its equals; without an order it is the
/// whole partition. See Spark's <see href="https://spark.apache.org/docs/latest/sql-ref-syntax-qry-select-window.html">Window Functions</see>.
/// </remarks>
public static class Window
{
    /// <summary>As a frame's start: the first row of the partition.</summary>
    public const long UnboundedPreceding = long.MinValue;

    /// <summary>As a frame's end: the last row of the partition.</summary>
    public const long UnboundedFollowing = long.MaxValue;

    /// <summary>As a frame's start or end: the current row.</summary>
    public const long CurrentRow = 0;

    /// <summary>A window of the rows that share these columns' values.</summary>
    /// <param name="colName">A column's name.</param>
    /// <param name="colNames">Further names.</param>
    /// <returns>The window.</returns>
    public static WindowSpec PartitionBy(string colName, params string[] colNames) => WindowSpec.Empty.PartitionBy(colName, colNames);

    /// <summary>A window of the rows that share these columns' values.</summary>
    /// <param name="columns">The columns.</param>
    /// <returns>The window.</returns>
    public static WindowSpec PartitionBy(params Column[] columns) => WindowSpec.Empty.PartitionBy(columns);

    /// <summary>A window of all rows, in an order.</summary>
    /// <param name="colName">A column's name.</param>
    /// <param name="colNames">Further names.</param>
    /// <returns>The window.</returns>
    public static WindowSpec OrderBy(string colName, params string[] colNames) => WindowSpec.Empty.OrderBy(colName, colNames);

    /// <summary>A window of all rows, in an order.</summary>
    /// <param name="columns">The columns, ascending unless they say otherwise.</param>
    /// <returns>The window.</returns>
    public static WindowSpec OrderBy(params Column[] columns) => WindowSpec.Empty.OrderBy(columns);

    /// <summary>A window that reaches from one row to another, counted from the current one; see <see cref="WindowSpec.RowsBetween"/>.</summary>
    /// <param name="start">The first row: -1 is the one before the current.</param>
    /// <param name="end">The last row: 1 is the one after the current.</param>
    /// <returns>The window.</returns>
    public static WindowSpec RowsBetween(long start, long end) => WindowSpec.Empty.RowsBetween(start, end);

    /// <summary>A window of the rows whose ordering value lies near the current row's; see <see cref="WindowSpec.RangeBetween(long, long)"/>.</summary>
    /// <param name="start">The smallest difference from the current row's value.</param>
    /// <param name="end">The largest difference from the current row's value.</param>
    /// <returns>The window.</returns>
    public static WindowSpec RangeBetween(long start, long end) => WindowSpec.Empty.RangeBetween(start, end);
}
