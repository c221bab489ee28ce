using StartSpark.Sql.Types;

namespace StartSpark.Sql;

/// <content>Values that are columns by themselves. Strings and truth values are not: a string may be a name, and a bool a slip.</content>
public sealed partial class Column
{
    /// <summary>An <c>INT</c> literal.</summary>
    /// <param name="number">The value.</param>
    public static implicit operator Column(int number) => Of(number);

    /// <summary>A <c>BIGINT</c> literal.</summary>
    /// <param name="number">The value.</param>
    public static implicit operator Column(long number) => Of(number);

    /// <summary>A <c>SMALLINT</c> literal.</summary>
    /// <param name="number">The value.</param>
    public static implicit operator Column(short number) => Of(number);

    /// <summary>A <c>TINYINT</c> literal.</summary>
    /// <param name="number">The value.</param>
    public static implicit operator Column(sbyte number) => Of(number);

    /// <summary>A <c>FLOAT</c> literal.</summary>
    /// <param name="number">The value.</param>
    public static implicit operator Column(float number) => Of(number);

    /// <summary>A <c>DOUBLE</c> literal.</summary>
    /// <param name="number">The value.</param>
    public static implicit operator Column(double number) => Of(number);

    /// <summary>A <c>DECIMAL</c> literal.</summary>
    /// <param name="number">The value.</param>
    public static implicit operator Column(decimal number) => Of(number);

    /// <summary>A <c>DECIMAL</c> literal.</summary>
    /// <param name="number">The value.</param>
    public static implicit operator Column(SparkDecimal number) => Of(number);

    /// <summary>A <c>DATE</c> literal.</summary>
    /// <param name="date">The value.</param>
    public static implicit operator Column(DateOnly date) => Of(date);

    /// <summary>A <c>TIMESTAMP</c> (or <c>TIMESTAMP_NTZ</c> where its kind is unspecified) literal.</summary>
    /// <param name="time">The value.</param>
    public static implicit operator Column(DateTime time) => Of(time);

    /// <summary>A <c>TIMESTAMP</c> literal.</summary>
    /// <param name="instant">The value.</param>
    public static implicit operator Column(DateTimeOffset instant) => Of(instant);

    /// <summary>A <c>TIME</c> literal.</summary>
    /// <param name="time">The value.</param>
    public static implicit operator Column(TimeOnly time) => Of(time);

    /// <summary>An <c>INTERVAL DAY TO SECOND</c> literal.</summary>
    /// <param name="span">The value.</param>
    public static implicit operator Column(TimeSpan span) => Of(span);
}
