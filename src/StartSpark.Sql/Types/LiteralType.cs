using System.Collections;
using System.Numerics;

namespace StartSpark.Sql.Types;

/// <summary>The Spark type that a .NET value has as a literal, and in rows without a schema.</summary>
internal static class LiteralType
{
    private static readonly Dictionary<Type, DataType> ByClass = new()
    {
        [typeof(bool)] = new BooleanType(),
        [typeof(sbyte)] = new ByteType(),
        [typeof(byte)] = new ShortType(),
        [typeof(short)] = new ShortType(),
        [typeof(ushort)] = new IntegerType(),
        [typeof(int)] = new IntegerType(),
        [typeof(uint)] = new LongType(),
        [typeof(long)] = new LongType(),
        [typeof(float)] = new FloatType(),
        [typeof(double)] = new DoubleType(),
        [typeof(string)] = new StringType(),
        [typeof(char)] = new StringType(),
        [typeof(byte[])] = new BinaryType(),
        [typeof(ReadOnlyMemory<byte>)] = new BinaryType(),
        [typeof(Memory<byte>)] = new BinaryType(),
        [typeof(DateOnly)] = new DateType(),
        [typeof(DateTimeOffset)] = new TimestampType(),
        [typeof(TimeOnly)] = new TimeType(),
        [typeof(TimeSpan)] = new DayTimeIntervalType(),
        [typeof(YearMonthInterval)] = new YearMonthIntervalType(),
        [typeof(CalendarInterval)] = new CalendarIntervalType(),
        [typeof(Variant)] = new VariantType(),
    };

    /// <summary>The type of a value.</summary>
    /// <exception cref="ArgumentException">No Spark type goes with the value's class.</exception>
    public static DataType Of(object? value) => value switch
    {
        null => new NullType(),
        decimal number => OfDecimal(number),
        SparkDecimal number => OfDecimal(number),
        ulong number => OfDecimal((decimal)number),
        BigInteger number => OfDecimal(new SparkDecimal(number, 0)),
        Int128 number => OfDecimal(new SparkDecimal(number, 0)),
        TimeOnly time => new TimeType(time.Ticks % TimeSpan.TicksPerMicrosecond == 0 ? 6 : 7),
        DateTime { Kind: DateTimeKind.Unspecified } => new TimestampNTZType(),
        DateTime => new TimestampType(),
        Geometry shape => new GeometryType(shape.Srid),
        Geography shape => new GeographyType(shape.Srid),
        Row row => row.Schema,
        _ when ByClass.TryGetValue(value.GetType(), out var type) => type,
        IDictionary map => OfMap(map),
        IEnumerable items => new ArrayType(OfAll(items.Cast<object?>(), ElementClass(value.GetType(), typeof(IEnumerable<>), 0))),
        _ => throw new ArgumentException(
            $"A value of type {value.GetType().Name} is no Spark value; give a number, text, truth, date, time, bytes, list, dictionary or Row (see docs/types.md)."),
    };

    private static DecimalType OfDecimal(SparkDecimal number)
    {
        var precision = number.Precision;
        return precision <= DecimalType.MaxPrecision && number.Scale is >= 0 and <= DecimalType.MaxPrecision
            ? new DecimalType(precision, number.Scale)
            : throw new ArgumentException($"{number} has {precision} digits; Spark holds {DecimalType.MaxPrecision}.");
    }

    private static MapType OfMap(IDictionary map) => new(
        OfAll(map.Keys.Cast<object?>(), ElementClass(map.GetType(), typeof(IDictionary<,>), 0)),
        OfAll(map.Values.Cast<object?>(), ElementClass(map.GetType(), typeof(IDictionary<,>), 1)));

    // What the collection's own class says, or else what its values say.
    private static DataType OfAll(IEnumerable<object?> values, Type? element)
    {
        DataType? all = element is not null && ByClass.TryGetValue(Nullable.GetUnderlyingType(element) ?? element, out var known) ? known : null;
        foreach (var value in values)
        {
            var type = Of(value);
            all = all is null or NullType ? type : type is NullType ? all : Merge(all, type);
        }

        return all ?? new NullType();
    }

    private static DataType Merge(DataType left, DataType right) => (left, right) switch
    {
        _ when left.Equals(right) => left,
        (DecimalType a, DecimalType b) => Widest(a, b),
        (ArrayType a, ArrayType b) => new ArrayType(MergeOrNull(a.ElementType, b.ElementType)),
        (MapType a, MapType b) => new MapType(MergeOrNull(a.KeyType, b.KeyType), MergeOrNull(a.ValueType, b.ValueType)),
        _ => throw new ArgumentException($"The values of one list or map have different types, {left.SimpleString} and {right.SimpleString}; make them one."),
    };

    private static DataType MergeOrNull(DataType left, DataType right) =>
        left is NullType ? right : right is NullType ? left : Merge(left, right);

    private static DecimalType Widest(DecimalType left, DecimalType right)
    {
        var scale = Math.Max(left.Scale, right.Scale);
        var precision = Math.Max(left.Precision - left.Scale, right.Precision - right.Scale) + scale;
        return precision <= DecimalType.MaxPrecision
            ? new DecimalType(precision, scale)
            : throw new ArgumentException($"No decimal type holds both {left.SimpleString} and {right.SimpleString}; Spark has {DecimalType.MaxPrecision} digits.");
    }

    private static Type? ElementClass(Type collection, Type shape, int index) => collection.GetInterfaces()
        .FirstOrDefault(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == shape)?
        .GetGenericArguments()[index];
}
