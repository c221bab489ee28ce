using System.Collections;
using Google.Protobuf;
using StartSpark.Sql.Arrow;
using StartSpark.Sql.Types;
using Literal = StartSpark.Sql.Protos.Expression.Types.Literal;

namespace StartSpark.Sql;

/// <summary>.NET values as literals on the wire.</summary>
internal static class LiteralProto
{
    private static readonly DateOnly FirstGregorianDay = new(1582, 10, 15);
    private static readonly DateTimeOffset FirstGregorianInstant = new(1582, 10, 16, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A value as an expression of the type that goes with its class.</summary>
    /// <exception cref="ArgumentException">No Spark type goes with the value's class, or the value is out of Spark's range.</exception>
    public static Protos.Expression ExpressionOf(object? value) => value switch
    {
        DateOnly date when date < FirstGregorianDay => Cast(ValueText.Format(date), "date"),
        DateTimeOffset instant when instant < FirstGregorianInstant => Cast(ValueText.Format(SparkTime.ToInstant(SparkTime.FromInstant(instant))), "timestamp"),
        DateTime { Kind: not DateTimeKind.Unspecified } instant => ExpressionOf(new DateTimeOffset(instant)),
        _ => new Protos.Expression { Literal = Of(value) },
    };

    /// <summary>The literal of a value, of the type that goes with its class.</summary>
    /// <exception cref="ArgumentException">No Spark type goes with the value's class, or the value is out of Spark's range.</exception>
    public static Literal Of(object? value) => Of(value, LiteralType.Of(value));

    // Spark takes literals of dates and instants through a calendar that skips the days of October 1582 that Rome left out, and
    // would move them to the 15th; text it reads in its own calendar, which has them.
    private static Protos.Expression Cast(string text, string type) => new()
    {
        Cast = new() { Expr = new Protos.Expression { Literal = new Literal { String = text } }, TypeStr = type },
    };

    private static Literal Of(object? value, DataType type) => value is null ? new Literal { Null = DataTypeProto.ToProto(type) } : type switch
    {
        BooleanType => new Literal { Boolean = (bool)value },
        ByteType => new Literal { Byte = To<sbyte>(value) },
        ShortType => new Literal { Short = To<short>(value) },
        IntegerType => new Literal { Integer = To<int>(value) },
        LongType => new Literal { Long = To<long>(value) },
        FloatType => new Literal { Float = To<float>(value) },
        DoubleType => new Literal { Double = To<double>(value) },
        DecimalType number => OfDecimal(value, number),
        StringType or CharType or VarcharType => new Literal { String = value.ToString() },
        BinaryType => new Literal { Binary = ByteString.CopyFrom(ColumnValue.ToBytes(value)) },
        DateType => new Literal { Date = ColumnValue.ToDays(InAList(value)) },
        TimestampType => new Literal { Timestamp = ColumnValue.ToInstant(InAList(value)) },
        TimestampNTZType => new Literal { TimestampNtz = ColumnValue.ToLocal(value) },
        TimeType time => new Literal { Time = new() { Nano = ColumnValue.ToTimeOfDay(value), Precision = time.Precision } },
        DayTimeIntervalType => new Literal { DayTimeInterval = SparkTime.FromTimeSpan(To<TimeSpan>(value)) },
        YearMonthIntervalType => new Literal { YearMonthInterval = To<YearMonthInterval>(value).TotalMonths },
        CalendarIntervalType => OfInterval(To<CalendarInterval>(value)),
        ArrayType array => OfArray((IEnumerable)value, array),
        MapType map => OfMap((IDictionary)value, map),
        StructType row => OfStruct((GenericRow)value, row),
        VariantType => throw new ArgumentException("A variant cannot be a literal; give its JSON to Functions.ParseJson, or make a DataFrame of it."),
        _ => throw new ArgumentException($"A value of type {type.SimpleString} cannot be a literal; make a DataFrame of it."),
    };

    // Inside a list, where there is no text to go by, those days can only be refused.
    private static object InAList(object value) => value switch
    {
        DateOnly date when IsSkipped(date) => throw Skipped(value),
        DateTimeOffset instant when IsSkipped(DateOnly.FromDateTime(instant.UtcDateTime)) => throw Skipped(value),
        _ => value,
    };

    private static bool IsSkipped(DateOnly date) => date < FirstGregorianDay && date >= FirstGregorianDay.AddDays(-10);

    private static ArgumentException Skipped(object value) => new(
        $"{ValueText.Format(value)} cannot be part of a literal list, map or struct: Spark would move it to 1582-10-15. Give it as a column of its own: Array(Lit(…)).");

    private static T To<T>(object value) => value is T same ? same : ValueCast.To<T>(value, "of a literal");

    private static Literal OfDecimal(object value, DecimalType type)
    {
        var number = To<SparkDecimal>(value);
        return new Literal { Decimal = new() { Value = number.WithScale(type.Scale).ToString(), Precision = type.Precision, Scale = type.Scale } };
    }

    private static Literal OfInterval(CalendarInterval span) => new()
    {
        CalendarInterval = new() { Months = span.Months, Days = span.Days, Microseconds = span.Microseconds },
    };

    // Servers before 4.1 know only the fields that 4.1 calls deprecated; newer ones read them still.
#pragma warning disable CS0612
    private static Literal OfArray(IEnumerable items, ArrayType type)
    {
        var array = new Literal.Types.Array { ElementType = DataTypeProto.ToProto(type.ElementType) };
        foreach (var item in items)
        {
            array.Elements.Add(Of(item, type.ElementType));
        }

        return new Literal { Array = array };
    }

    private static Literal OfMap(IDictionary pairs, MapType type)
    {
        var map = new Literal.Types.Map { KeyType = DataTypeProto.ToProto(type.KeyType), ValueType = DataTypeProto.ToProto(type.ValueType) };
        foreach (DictionaryEntry pair in pairs)
        {
            map.Keys.Add(Of(pair.Key, type.KeyType));
            map.Values.Add(Of(pair.Value, type.ValueType));
        }

        return new Literal { Map = map };
    }

    private static Literal OfStruct(GenericRow row, StructType type)
    {
        var parts = new Literal.Types.Struct { StructType = DataTypeProto.ToProto(type) };
        for (var index = 0; index < type.Fields.Count; index++)
        {
            parts.Elements.Add(Of(row.Values[index], type.Fields[index].DataType));
        }

        return new Literal { Struct = parts };
    }
#pragma warning restore CS0612
}
