namespace StartSpark.Sql;

/// <content>Operators.</content>
public sealed partial class Column
{
    /// <summary>True where both sides are equal; null where either is null.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static Column operator ==(Column? left, Column? right) => Of(left).EqualTo(right);

    /// <summary>True where both sides are equal; null where either is null.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side; a literal unless it is a column.</param>
    public static Column operator ==(Column? left, object? right) => Of(left).EqualTo(right);

    /// <summary>True where both sides are equal; null where either is null.</summary>
    /// <param name="left">The left side; a literal unless it is a column.</param>
    /// <param name="right">The right side.</param>
    public static Column operator ==(object? left, Column? right) => Of(left).EqualTo(right);

    /// <summary>True where the sides differ; null where either is null.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static Column operator !=(Column? left, Column? right) => Of(left).NotEqual(right);

    /// <summary>True where the sides differ; null where either is null.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side; a literal unless it is a column.</param>
    public static Column operator !=(Column? left, object? right) => Of(left).NotEqual(right);

    /// <summary>True where the sides differ; null where either is null.</summary>
    /// <param name="left">The left side; a literal unless it is a column.</param>
    /// <param name="right">The right side.</param>
    public static Column operator !=(object? left, Column? right) => Of(left).NotEqual(right);

    /// <summary>True where the left side is larger; null where either is null.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static Column operator >(Column? left, Column? right) => Of(left).Gt(right);

    /// <summary>True where the left side is larger; null where either is null.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side; a literal unless it is a column.</param>
    public static Column operator >(Column? left, object? right) => Of(left).Gt(right);

    /// <summary>True where the left side is larger; null where either is null.</summary>
    /// <param name="left">The left side; a literal unless it is a column.</param>
    /// <param name="right">The right side.</param>
    public static Column operator >(object? left, Column? right) => Of(left).Gt(right);

    /// <summary>True where the left side is smaller; null where either is null.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static Column operator <(Column? left, Column? right) => Of(left).Lt(right);

    /// <summary>True where the left side is smaller; null where either is null.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side; a literal unless it is a column.</param>
    public static Column operator <(Column? left, object? right) => Of(left).Lt(right);

    /// <summary>True where the left side is smaller; null where either is null.</summary>
    /// <param name="left">The left side; a literal unless it is a column.</param>
    /// <param name="right">The right side.</param>
    public static Column operator <(object? left, Column? right) => Of(left).Lt(right);

    /// <summary>True where the left side is larger or equal; null where either is null.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static Column operator >=(Column? left, Column? right) => Of(left).Geq(right);

    /// <summary>True where the left side is larger or equal; null where either is null.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side; a literal unless it is a column.</param>
    public static Column operator >=(Column? left, object? right) => Of(left).Geq(right);

    /// <summary>True where the left side is larger or equal; null where either is null.</summary>
    /// <param name="left">The left side; a literal unless it is a column.</param>
    /// <param name="right">The right side.</param>
    public static Column operator >=(object? left, Column? right) => Of(left).Geq(right);

    /// <summary>True where the left side is smaller or equal; null where either is null.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static Column operator <=(Column? left, Column? right) => Of(left).Leq(right);

    /// <summary>True where the left side is smaller or equal; null where either is null.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side; a literal unless it is a column.</param>
    public static Column operator <=(Column? left, object? right) => Of(left).Leq(right);

    /// <summary>True where the left side is smaller or equal; null where either is null.</summary>
    /// <param name="left">The left side; a literal unless it is a column.</param>
    /// <param name="right">The right side.</param>
    public static Column operator <=(object? left, Column? right) => Of(left).Leq(right);

    /// <summary>The sum; null where either side is null. In ANSI mode (Spark 4's default) an overflow is an error.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static Column operator +(Column? left, Column? right) => Of(left).Plus(right);

    /// <summary>The sum; null where either side is null. In ANSI mode (Spark 4's default) an overflow is an error.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side; a literal unless it is a column.</param>
    public static Column operator +(Column? left, object? right) => Of(left).Plus(right);

    /// <summary>The sum; null where either side is null. In ANSI mode (Spark 4's default) an overflow is an error.</summary>
    /// <param name="left">The left side; a literal unless it is a column.</param>
    /// <param name="right">The right side.</param>
    public static Column operator +(object? left, Column? right) => Of(left).Plus(right);

    /// <summary>The difference; null where either side is null. In ANSI mode (Spark 4's default) an overflow is an error.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static Column operator -(Column? left, Column? right) => Of(left).Minus(right);

    /// <summary>The difference; null where either side is null. In ANSI mode (Spark 4's default) an overflow is an error.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side; a literal unless it is a column.</param>
    public static Column operator -(Column? left, object? right) => Of(left).Minus(right);

    /// <summary>The difference; null where either side is null. In ANSI mode (Spark 4's default) an overflow is an error.</summary>
    /// <param name="left">The left side; a literal unless it is a column.</param>
    /// <param name="right">The right side.</param>
    public static Column operator -(object? left, Column? right) => Of(left).Minus(right);

    /// <summary>The product; null where either side is null. In ANSI mode (Spark 4's default) an overflow is an error.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static Column operator *(Column? left, Column? right) => Of(left).Multiply(right);

    /// <summary>The product; null where either side is null. In ANSI mode (Spark 4's default) an overflow is an error.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side; a literal unless it is a column.</param>
    public static Column operator *(Column? left, object? right) => Of(left).Multiply(right);

    /// <summary>The product; null where either side is null. In ANSI mode (Spark 4's default) an overflow is an error.</summary>
    /// <param name="left">The left side; a literal unless it is a column.</param>
    /// <param name="right">The right side.</param>
    public static Column operator *(object? left, Column? right) => Of(left).Multiply(right);

    /// <summary>The quotient, always with a fraction: whole numbers are divided as doubles. Null where either side is null; in ANSI mode (Spark 4's default) division by zero is an error.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static Column operator /(Column? left, Column? right) => Of(left).Divide(right);

    /// <summary>The quotient, always with a fraction: whole numbers are divided as doubles. Null where either side is null; in ANSI mode (Spark 4's default) division by zero is an error.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side; a literal unless it is a column.</param>
    public static Column operator /(Column? left, object? right) => Of(left).Divide(right);

    /// <summary>The quotient, always with a fraction: whole numbers are divided as doubles. Null where either side is null; in ANSI mode (Spark 4's default) division by zero is an error.</summary>
    /// <param name="left">The left side; a literal unless it is a column.</param>
    /// <param name="right">The right side.</param>
    public static Column operator /(object? left, Column? right) => Of(left).Divide(right);

    /// <summary>The remainder, with the dividend's sign; null where either side is null. In ANSI mode (Spark 4's default) division by zero is an error.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    public static Column operator %(Column? left, Column? right) => Of(left).Mod(right);

    /// <summary>The remainder, with the dividend's sign; null where either side is null. In ANSI mode (Spark 4's default) division by zero is an error.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side; a literal unless it is a column.</param>
    public static Column operator %(Column? left, object? right) => Of(left).Mod(right);

    /// <summary>The remainder, with the dividend's sign; null where either side is null. In ANSI mode (Spark 4's default) division by zero is an error.</summary>
    /// <param name="left">The left side; a literal unless it is a column.</param>
    /// <param name="right">The right side.</param>
    public static Column operator %(object? left, Column? right) => Of(left).Mod(right);

    /// <summary>Logical and: false where either side is false, else null where either is null.</summary>
    /// <param name="left">A condition.</param>
    /// <param name="right">Another condition.</param>
    public static Column operator &(Column left, Column right) => left.And(right);

    /// <summary>Logical or: true where either side is true, else null where either is null.</summary>
    /// <param name="left">A condition.</param>
    /// <param name="right">Another condition.</param>
    public static Column operator |(Column left, Column right) => left.Or(right);

    /// <summary>Logical not; null where the condition is null.</summary>
    /// <param name="column">A condition.</param>
    public static Column operator !(Column column) => column.Not();

    /// <summary>The number with the other sign; null where it is null.</summary>
    /// <param name="column">A number.</param>
    public static Column operator -(Column column) => Call("negative", column);

    /// <summary>Not to be used: a column has no value before its query runs.</summary>
    /// <param name="column">A condition.</param>
    [Obsolete(NoBoolean, error: true)]
    public static bool operator true(Column column) => throw new NotSupportedException(NoBoolean);

    /// <summary>Not to be used: a column has no value before its query runs.</summary>
    /// <param name="column">A condition.</param>
    [Obsolete(NoBoolean, error: true)]
    public static bool operator false(Column column) => throw new NotSupportedException(NoBoolean);

    private const string NoBoolean =
        "A Column is a condition for Spark, not a bool. Join conditions with & and | instead of && and ||: Col(\"a\") > 1 & Col(\"b\") == 2.";
}
