using System.Buffers.Binary;
using Apache.Arrow;
using Apache.Arrow.Scalars;
using StartSpark.Sql.Types;

namespace StartSpark.Sql.Arrow;

/// <summary>Reads one Arrow column as .NET values. One reader per column and batch; one virtual call per range, none per cell.</summary>
internal abstract class ColumnReader
{
    /// <summary>Reads neighbouring values.</summary>
    /// <param name="start">The first value's place.</param>
    /// <param name="length">How many values.</param>
    /// <returns>A new array of that length.</returns>
    public abstract object?[] ReadRange(int start, int length);

    /// <summary>The reader for a column.</summary>
    /// <param name="array">The column's values.</param>
    /// <param name="type">The column's Spark type.</param>
    /// <exception cref="InvalidDataException">Arrow's form does not go with the type.</exception>
    public static ColumnReader Create(IArrowArray array, DataType type) => (type, array) switch
    {
        (_, NullArray) => new NullColumnReader(),
        (BooleanType, BooleanArray values) => new BooleanColumnReader(values),
        (ByteType, Int8Array values) => new PrimitiveColumnReader<sbyte>(values, static value => value),
        (ShortType, Int16Array values) => new PrimitiveColumnReader<short>(values, static value => value),
        (IntegerType, Int32Array values) => new PrimitiveColumnReader<int>(values, static value => value),
        (LongType, Int64Array values) => new PrimitiveColumnReader<long>(values, static value => value),
        (FloatType, FloatArray values) => new PrimitiveColumnReader<float>(values, static value => value),
        (DoubleType, DoubleArray values) => new PrimitiveColumnReader<double>(values, static value => value),
        (DecimalType number, Decimal128Array values) => new DecimalColumnReader(values, number),
        (StringType or CharType or VarcharType, StringArray values) => new BytesColumnReader(values, asText: true),
        (StringType or CharType or VarcharType, LargeStringArray values) => new LargeBytesColumnReader(values, asText: true),
        (BinaryType, BinaryArray values) => new BytesColumnReader(values, asText: false),
        (BinaryType, LargeBinaryArray values) => new LargeBytesColumnReader(values, asText: false),
        (DateType, Date32Array values) => new PrimitiveColumnReader<int>(values, static value => SparkTime.ToDate(value)),
        (TimestampType, TimestampArray values) => new PrimitiveColumnReader<long>(values, Micros(values, static value => SparkTime.ToInstant(value))),
        (TimestampNTZType, TimestampArray values) => new PrimitiveColumnReader<long>(values, Micros(values, static value => SparkTime.ToDateTime(value))),
        (TimeType, Time64Array values) => new PrimitiveColumnReader<long>(values, static value => SparkTime.ToTimeOfDay(value)),
        (DayTimeIntervalType, DurationArray values) => new PrimitiveColumnReader<long>(values, static value => SparkTime.ToTimeSpan(value)),
        (YearMonthIntervalType, YearMonthIntervalArray values) =>
            new PrimitiveColumnReader<Apache.Arrow.Scalars.YearMonthInterval>(values, static value => new Types.YearMonthInterval(value.Months)),
        (CalendarIntervalType, MonthDayNanosecondIntervalArray values) =>
            new PrimitiveColumnReader<MonthDayNanosecondInterval>(values, static value => new CalendarInterval(value.Months, value.Days, value.Nanoseconds / 1000)),
        (MapType map, MapArray values) => new MapColumnReader(values, map),
        (ArrayType list, ListArray values) => new ListColumnReader(values, values.ValueOffsetsBuffer, Create(values.Values, list.ElementType)),
        (StructType row, StructArray values) => new StructColumnReader(values, row),
        (Types.VariantType, StructArray values) => new BinaryPairColumnReader(values, static (first, second) => new Variant((byte[])first!, (byte[])second!), new BinaryType()),
        (GeometryType, StructArray values) => new BinaryPairColumnReader(values, static (srid, bytes) => new Geometry((byte[])bytes!, (int)srid!), new IntegerType()),
        (GeographyType, StructArray values) => new BinaryPairColumnReader(values, static (srid, bytes) => new Geography((byte[])bytes!, (int)srid!), new IntegerType()),
        (UserDefinedType user, _) => Create(array, user.SqlType),
        _ => throw new InvalidDataException($"Spark sent a column of type {type.SimpleString} in Arrow's {array.Data.DataType.Name} form, which this client does not expect."),
    };

    /// <summary>Whether values may be null at all; where not, ranges skip the test.</summary>
    protected static bool MayBeNull(IArrowArray array) => array.NullCount != 0;

    // Spark writes microseconds; other units come only from foreign servers.
    private static Func<long, object> Micros(TimestampArray values, Func<long, object> convert) =>
        ((Apache.Arrow.Types.TimestampType)values.Data.DataType).Unit switch
        {
            Apache.Arrow.Types.TimeUnit.Microsecond => convert,
            Apache.Arrow.Types.TimeUnit.Second => value => convert(checked(value * 1_000_000)),
            Apache.Arrow.Types.TimeUnit.Millisecond => value => convert(checked(value * 1000)),
            _ => value => value % 1000 == 0
                ? convert(value / 1000)
                : throw new OverflowException("A timestamp is exact to the nanosecond, finer than the microseconds read here; cast the column to string or round it."),
        };
}
