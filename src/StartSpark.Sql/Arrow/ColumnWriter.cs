using Apache.Arrow;
using Apache.Arrow.Types;
using StartSpark.Sql.Types;

namespace StartSpark.Sql.Arrow;

/// <summary>Gathers one column's values for Arrow. Filled value by value, built per batch, then empty again.</summary>
internal abstract class ColumnWriter
{
    private ArrowBuffer.BitmapBuilder validity = new();
    private int nulls;

    /// <summary>How many values were appended since the last build.</summary>
    public int Count { get; private set; }

    /// <summary>The writer for a type.</summary>
    public static ColumnWriter Create(DataType type) => type switch
    {
        Types.NullType => new NullColumnWriter(),
        Types.BooleanType => new BooleanColumnWriter(),
        ByteType => new PrimitiveColumnWriter<sbyte>(type, static value => To<sbyte>(value)),
        ShortType => new PrimitiveColumnWriter<short>(type, static value => To<short>(value)),
        Types.IntegerType => new PrimitiveColumnWriter<int>(type, static value => To<int>(value)),
        LongType => new PrimitiveColumnWriter<long>(type, static value => To<long>(value)),
        Types.FloatType => new PrimitiveColumnWriter<float>(type, static value => To<float>(value)),
        Types.DoubleType => new PrimitiveColumnWriter<double>(type, static value => To<double>(value)),
        DecimalType number => new PrimitiveColumnWriter<Int128>(type, value => ColumnValue.ToDecimal(value, number)),
        Types.StringType or CharType or VarcharType => new BytesColumnWriter(type, ColumnValue.ToUtf8),
        Types.BinaryType => new BytesColumnWriter(type, ColumnValue.ToBytes),
        Types.DateType => new PrimitiveColumnWriter<int>(type, ColumnValue.ToDays),
        Types.TimestampType => new PrimitiveColumnWriter<long>(type, ColumnValue.ToInstant),
        TimestampNTZType => new PrimitiveColumnWriter<long>(type, ColumnValue.ToLocal),
        Types.TimeType => new PrimitiveColumnWriter<long>(type, ColumnValue.ToTimeOfDay),
        DayTimeIntervalType => new PrimitiveColumnWriter<long>(type, static value => SparkTime.FromTimeSpan(To<TimeSpan>(value))),
        YearMonthIntervalType => new PrimitiveColumnWriter<int>(type, static value => To<YearMonthInterval>(value).TotalMonths),
        CalendarIntervalType => new PrimitiveColumnWriter<Apache.Arrow.Scalars.MonthDayNanosecondInterval>(type, ColumnValue.ToCalendarInterval),
        ArrayType array => new ListColumnWriter(array),
        Types.MapType map => new MapColumnWriter(map),
        Types.StructType row => new StructColumnWriter(row),
        Types.VariantType => new StructColumnWriter(type, ["value", "metadata"], [new Types.BinaryType(), new Types.BinaryType()], ColumnValue.VariantParts),
        GeometryType or GeographyType => new StructColumnWriter(type, ["srid", "wkb"], [new Types.IntegerType(), new Types.BinaryType()], ColumnValue.ShapeParts),
        UserDefinedType user => Create(user.SqlType),
        _ => throw new NotSupportedException($"Values of the type {type.SimpleString} cannot be sent to Spark."),
    };

    /// <summary>Appends a value or null.</summary>
    /// <exception cref="InvalidCastException">The value is of another kind than the column.</exception>
    /// <exception cref="OverflowException">The value does not fit the column.</exception>
    public void Append(object? value)
    {
        if (value is null)
        {
            AppendNull();
            nulls++;
        }
        else
        {
            AppendValue(value);
        }

        validity.Append(value is not null);
        Count++;
    }

    /// <summary>Gives the column gathered so far and starts an empty one.</summary>
    public IArrowArray Build()
    {
        var built = ArrowArrayFactory.BuildArray(BuildData(Count, nulls, nulls == 0 ? ArrowBuffer.Empty : validity.Build()));
        validity = new ArrowBuffer.BitmapBuilder();
        nulls = 0;
        Count = 0;
        return built;
    }

    protected static T To<T>(object value) => value is T same ? same : ValueCast.To<T>(value, "to be sent");

    protected abstract void AppendValue(object value);

    /// <summary>Appends what stands in place of a null.</summary>
    protected abstract void AppendNull();

    protected abstract ArrayData BuildData(int count, int nullCount, ArrowBuffer nullBitmap);
}
