using Apache.Arrow;
using Apache.Arrow.Types;
using StartSpark.Sql.Types;
using Field = Apache.Arrow.Field;
using Spark = StartSpark.Sql.Types;

namespace StartSpark.Sql.Arrow;

/// <summary>Spark's types as Arrow's and back, by the rules of Spark's own Arrow converter.</summary>
internal static class ArrowSchema
{
    /// <summary>Spark keeps a field's metadata in Arrow under this key.</summary>
    private const string MetadataKey = "SPARK::metadata::json";

    /// <summary>Instants are counted from one moment everywhere, so the zone written beside them changes nothing.</summary>
    private const string Zone = "UTC";

    public static Schema ToArrow(Spark.StructType schema) => new(schema.Fields.Select(ToArrow), null);

    public static Spark.StructType FromArrow(Schema schema) => new(schema.FieldsList.Select(FromArrow));

    public static Field ToArrow(StructField field) => ToField(
        field.Name, field.DataType, field.IsNullable, field.MetadataJson == "{}" ? null : [KeyValuePair.Create(MetadataKey, field.MetadataJson)]);

    public static IArrowType ToArrow(DataType type) => type switch
    {
        Spark.NullType => Apache.Arrow.Types.NullType.Default,
        Spark.BooleanType => Apache.Arrow.Types.BooleanType.Default,
        ByteType => Int8Type.Default,
        ShortType => Int16Type.Default,
        Spark.IntegerType => Int32Type.Default,
        LongType => Int64Type.Default,
        Spark.FloatType => Apache.Arrow.Types.FloatType.Default,
        Spark.DoubleType => Apache.Arrow.Types.DoubleType.Default,
        DecimalType number => new Decimal128Type(number.Precision, number.Scale),
        Spark.StringType or CharType or VarcharType => Apache.Arrow.Types.StringType.Default,
        Spark.BinaryType => Apache.Arrow.Types.BinaryType.Default,
        Spark.DateType => Date32Type.Default,
        Spark.TimestampType => new Apache.Arrow.Types.TimestampType(TimeUnit.Microsecond, Zone),
        TimestampNTZType => new Apache.Arrow.Types.TimestampType(TimeUnit.Microsecond, (string?)null),
        Spark.TimeType => new Time64Type(TimeUnit.Nanosecond),
        DayTimeIntervalType => DurationType.Microsecond,
        YearMonthIntervalType => IntervalType.YearMonth,
        CalendarIntervalType => IntervalType.MonthDayNanosecond,
        ArrayType array => new ListType(ToField("element", array.ElementType, array.ContainsNull)),
        Spark.MapType map => new Apache.Arrow.Types.MapType(
            ToField("key", map.KeyType, false), ToField("value", map.ValueType, map.ValueContainsNull)),
        Spark.StructType row => new Apache.Arrow.Types.StructType([.. row.Fields.Select(ToArrow)]),
        Spark.VariantType => new Apache.Arrow.Types.StructType(
        [
            new Field("value", Apache.Arrow.Types.BinaryType.Default, false),
            new Field("metadata", Apache.Arrow.Types.BinaryType.Default, false, [KeyValuePair.Create("variant", "true")]),
        ]),
        GeometryType shape => Shape("geometry", shape.Srid),
        GeographyType shape => Shape("geography", shape.Srid),
        UserDefinedType user => ToArrow(user.SqlType),
        _ => throw new NotSupportedException($"Values of the type {type.SimpleString} cannot be sent to Spark."),
    };

    public static StructField FromArrow(Field field) => new(
        field.Name,
        FromArrow(field.DataType),
        field.IsNullable,
        field.HasMetadata && field.Metadata.TryGetValue(MetadataKey, out var json) ? json : "{}");

    public static DataType FromArrow(IArrowType type) => type switch
    {
        Apache.Arrow.Types.NullType => new Spark.NullType(),
        Apache.Arrow.Types.BooleanType => new Spark.BooleanType(),
        Int8Type => new ByteType(),
        Int16Type => new ShortType(),
        Int32Type => new Spark.IntegerType(),
        Int64Type => new LongType(),
        Apache.Arrow.Types.FloatType => new Spark.FloatType(),
        Apache.Arrow.Types.DoubleType => new Spark.DoubleType(),
        Decimal128Type number => new DecimalType(number.Precision, number.Scale),
        Apache.Arrow.Types.StringType or LargeStringType => new Spark.StringType(),
        Apache.Arrow.Types.BinaryType or LargeBinaryType => new Spark.BinaryType(),
        Date32Type => new Spark.DateType(),
        Apache.Arrow.Types.TimestampType { Timezone: null or "" } => new TimestampNTZType(),
        Apache.Arrow.Types.TimestampType => new Spark.TimestampType(),
        Time64Type => new Spark.TimeType(),
        DurationType => new DayTimeIntervalType(),
        IntervalType { Unit: IntervalUnit.YearMonth } => new YearMonthIntervalType(),
        IntervalType { Unit: IntervalUnit.MonthDayNanosecond } => new CalendarIntervalType(),
        Apache.Arrow.Types.MapType map => new Spark.MapType(
            FromArrow(map.KeyField.DataType), FromArrow(map.ValueField.DataType), map.ValueField.IsNullable),
        ListType list => new ArrayType(FromArrow(list.ValueDataType), list.ValueField.IsNullable),
        LargeListType list => new ArrayType(FromArrow(list.ValueDataType), list.ValueField.IsNullable),
        Apache.Arrow.Types.StructType row => FromStruct(row),
        _ => throw new NotSupportedException($"Spark sent a column in Arrow's {type.Name} form, which this client does not know; cast the column to string."),
    };

    private static DataType FromStruct(Apache.Arrow.Types.StructType row)
    {
        foreach (var field in row.Fields.Where(static part => part.HasMetadata))
        {
            if (field.Metadata.ContainsKey("variant"))
            {
                return new Spark.VariantType();
            }

            if (field.Metadata.ContainsKey("geometry"))
            {
                return new GeometryType(Srid(field));
            }

            if (field.Metadata.ContainsKey("geography"))
            {
                return new GeographyType(Srid(field));
            }
        }

        return new Spark.StructType(row.Fields.Select(FromArrow));
    }

    private static int Srid(Field field) =>
        field.Metadata.TryGetValue("srid", out var number) && int.TryParse(number, out var srid) ? srid : SpatialReference.Mixed;

    private static Field ToField(string name, DataType type, bool isNullable, IEnumerable<KeyValuePair<string, string>>? metadata = null) =>
        new(name, ToArrow(type), isNullable, metadata);

    private static Apache.Arrow.Types.StructType Shape(string kind, int srid) => new(
    [
        new Field("srid", Int32Type.Default, false),
        new Field(
            "wkb",
            Apache.Arrow.Types.BinaryType.Default,
            false,
            [KeyValuePair.Create(kind, "true"), KeyValuePair.Create("srid", srid.ToString(System.Globalization.CultureInfo.InvariantCulture))]),
    ]);
}
