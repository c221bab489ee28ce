using Frame = StartSpark.Sql.Protos.Expression.Types.Window.Types.WindowFrame;

namespace StartSpark.Sql;

/// <summary>A window: which rows an aggregate or a ranking sees beside the current one. Immutable; made by <see cref="Window"/>.</summary>
public sealed class WindowSpec
{
    private readonly Column[] partition;
    private readonly Column[] order;
    private readonly Frame? frame;

    private WindowSpec(Column[] partition, Column[] order, Frame? frame)
    {
        this.partition = partition;
        this.order = order;
        this.frame = frame;
    }

    /// <summary>The window of all rows, in no order.</summary>
    internal static WindowSpec Empty { get; } = new([], [], null);

    /// <summary>This window cut by these columns: a row sees those that share their values. Takes the place of an earlier cut.</summary>
    /// <param name="colName">A column's name.</param>
    /// <param name="colNames">Further names.</param>
    /// <returns>A new window.</returns>
    public WindowSpec PartitionBy(string colName, params string[] colNames) => PartitionBy(ToColumns(colName, colNames));

    /// <summary>This window cut by these columns: a row sees those that share their values. Takes the place of an earlier cut.</summary>
    /// <param name="columns">The columns.</param>
    /// <returns>A new window.</returns>
    public WindowSpec PartitionBy(params Column[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return new WindowSpec([.. columns], order, frame);
    }

    /// <summary>This window in an order. Takes the place of an earlier order.</summary>
    /// <param name="colName">A column's name.</param>
    /// <param name="colNames">Further names.</param>
    /// <returns>A new window.</returns>
    public WindowSpec OrderBy(string colName, params string[] colNames) => OrderBy(ToColumns(colName, colNames));

    /// <summary>This window in an order. Takes the place of an earlier order.</summary>
    /// <param name="columns">The columns, ascending unless they say otherwise.</param>
    /// <returns>A new window.</returns>
    public WindowSpec OrderBy(params Column[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return new WindowSpec(partition, [.. columns], frame);
    }

    /// <summary>This window from one row to another, counted from the current one.</summary>
    /// <param name="start">The first row: <see cref="Window.UnboundedPreceding"/>, <see cref="Window.CurrentRow"/>, or a count of 32 bits (negative before the current row).</param>
    /// <param name="end">The last row: <see cref="Window.UnboundedFollowing"/>, <see cref="Window.CurrentRow"/>, or a count of 32 bits.</param>
    /// <returns>A new window.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count does not fit 32 bits.</exception>
    public WindowSpec RowsBetween(long start, long end) => new(partition, order, new Frame
    {
        FrameType = Frame.Types.FrameType.Row,
        Lower = Boundary(start, Window.UnboundedPreceding, static value => Column.Of(RowCount(value))),
        Upper = Boundary(end, Window.UnboundedFollowing, static value => Column.Of(RowCount(value))),
    });

    /// <summary>This window over the rows whose ordering value lies near the current row's. Needs an order by one number, unless both ends are unbounded or the current row.</summary>
    /// <param name="start">The smallest difference: <see cref="Window.UnboundedPreceding"/>, <see cref="Window.CurrentRow"/>, or a number.</param>
    /// <param name="end">The largest difference: <see cref="Window.UnboundedFollowing"/>, <see cref="Window.CurrentRow"/>, or a number.</param>
    /// <returns>A new window.</returns>
    public WindowSpec RangeBetween(long start, long end) => new(partition, order, new Frame
    {
        FrameType = Frame.Types.FrameType.Range,
        Lower = Boundary(start, Window.UnboundedPreceding, static value => Column.Of(value)),
        Upper = Boundary(end, Window.UnboundedFollowing, static value => Column.Of(value)),
    });

    /// <summary>This window over the rows whose ordering value lies near the current row's, by differences of any type: intervals for dates and timestamps.</summary>
    /// <param name="start">The smallest difference, a constant: <c>Lit(TimeSpan.FromDays(-7))</c>, say.</param>
    /// <param name="end">The largest difference, a constant.</param>
    /// <returns>A new window.</returns>
    public WindowSpec RangeBetween(Column start, Column end)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(end);
        return new WindowSpec(partition, order, new Frame
        {
            FrameType = Frame.Types.FrameType.Range,
            Lower = new() { Value = start.Expression },
            Upper = new() { Value = end.Expression },
        });
    }

    /// <summary>The wire's form of a function over this window.</summary>
    internal Protos.Expression.Types.Window ToProto(Protos.Expression function)
    {
        var window = new Protos.Expression.Types.Window { WindowFunction = function };
        window.PartitionSpec.AddRange(partition.Select(static column => column.Expression));
        window.OrderSpec.AddRange(order.Select(static column => column.ToSortOrder()));
        if (frame is not null)
        {
            window.FrameSpec = frame;
        }

        return window;
    }

    private static Frame.Types.FrameBoundary Boundary(long value, long unbounded, Func<long, Column> literal) =>
        value == Window.CurrentRow ? new() { CurrentRow = true }
        : value == unbounded ? new() { Unbounded = true }
        : new() { Value = literal(value).Expression };

    private static int RowCount(long value) => value is >= int.MinValue and <= int.MaxValue
        ? (int)value
        : throw new ArgumentOutOfRangeException(
            nameof(value), value, "A frame of rows starts at Window.UnboundedPreceding, ends at Window.UnboundedFollowing, or counts rows in 32 bits.");

    private static Column[] ToColumns(string first, string[] rest)
    {
        ArgumentNullException.ThrowIfNull(rest);
        return [Column.Named(first), .. rest.Select(static name => Column.Named(name))];
    }
}
