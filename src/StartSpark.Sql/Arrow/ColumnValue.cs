using System.Numerics;
using System.Text;
using Apache.Arrow.Scalars;
using StartSpark.Sql.Types;

namespace StartSpark.Sql.Arrow;

/// <summary>.NET values to what Arrow keeps of them, wherever that is more than a cast.</summary>
internal static class ColumnValue
{
    public static byte[] ToUtf8(object value) => value switch
    {
        string text => Encoding.UTF8.GetBytes(text),
        char letter => Encoding.UTF8.GetBytes([letter]),
        _ => throw Wrong(value, "a string"),
    };

    public static byte[] ToBytes(object value) => value switch
    {
        byte[] bytes => bytes,
        ReadOnlyMemory<byte> bytes => bytes.ToArray(),
        Memory<byte> bytes => bytes.ToArray(),
        _ => throw Wrong(value, "bytes"),
    };

    public static Int128 ToDecimal(object value, DecimalType type)
    {
        var number = value is SparkDecimal same ? same : ValueCast.To<SparkDecimal>(value, "to be sent");
        var unscaled = number.WithScale(type.Scale).UnscaledValue;
        return BigInteger.Abs(unscaled) < BigInteger.Pow(10, type.Precision)
            ? (Int128)unscaled
            : throw new OverflowException($"{number} has more digits than {type.SimpleString} holds.");
    }

    public static int ToDays(object value) => value switch
    {
        DateOnly date => SparkTime.FromDate(date),
        DateTime time when time.TimeOfDay == TimeSpan.Zero => SparkTime.FromDate(DateOnly.FromDateTime(time)),
        DateTime => throw new InvalidCastException("A date has no time of day; give DateOnly.FromDateTime(value)."),
        _ => throw Wrong(value, "a DateOnly"),
    };

    // A DateTime of unspecified kind means local time here, as DateTime.ToUniversalTime and DateTimeOffset take it too.
    public static long ToInstant(object value) => value switch
    {
        DateTimeOffset instant => SparkTime.FromInstant(instant),
        DateTime time => SparkTime.FromTicks(time.ToUniversalTime().Ticks),
        _ => throw Wrong(value, "a DateTimeOffset or DateTime"),
    };

    public static long ToLocal(object value) => value switch
    {
        DateTime { Kind: DateTimeKind.Unspecified } time => SparkTime.FromTicks(time.Ticks),
        DateTime => throw new InvalidCastException(
            "A timestamp_ntz has no time zone, and this DateTime has one (its Kind is Utc or Local); use the type timestamp, or DateTime.SpecifyKind(value, DateTimeKind.Unspecified)."),
        _ => throw Wrong(value, "a DateTime"),
    };

    public static long ToTimeOfDay(object value) => value switch
    {
        TimeOnly time => SparkTime.FromTimeOfDay(time),
        TimeSpan time when time >= TimeSpan.Zero && time < TimeSpan.FromDays(1) => time.Ticks * 100,
        _ => throw Wrong(value, "a TimeOnly"),
    };

    public static MonthDayNanosecondInterval ToCalendarInterval(object value) => value is CalendarInterval span
        ? new MonthDayNanosecondInterval(span.Months, span.Days, checked(span.Microseconds * 1000))
        : throw Wrong(value, "a CalendarInterval");

    public static object?[] VariantParts(object value) => value is Variant variant
        ? [variant.Value, variant.Metadata]
        : throw Wrong(value, "a Variant");

    public static object?[] ShapeParts(object value) => value switch
    {
        Geometry shape => [shape.Srid, shape.WellKnownBinary],
        Geography shape => [shape.Srid, shape.WellKnownBinary],
        _ => throw Wrong(value, "a Geometry or Geography"),
    };

    private static InvalidCastException Wrong(object value, string wanted) =>
        new($"The value is of type {value.GetType().Name}, and {wanted} is wanted.");
}
