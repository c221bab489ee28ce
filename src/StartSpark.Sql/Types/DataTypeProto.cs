using Google.Protobuf.Collections;

namespace StartSpark.Sql.Types;

/// <summary>Types to and from Spark Connect's wire.</summary>
internal static class DataTypeProto
{
    public static Protos.DataType ToProto(DataType type) => type switch
    {
        NullType => new() { Null = new() },
        BooleanType => new() { Boolean = new() },
        ByteType => new() { Byte = new() },
        ShortType => new() { Short = new() },
        IntegerType => new() { Integer = new() },
        LongType => new() { Long = new() },
        FloatType => new() { Float = new() },
        DoubleType => new() { Double = new() },
        DecimalType number => new() { Decimal = new() { Precision = number.Precision, Scale = number.Scale } },
        StringType text => new() { String = new() { Collation = text.Collation } },
        CharType text => new() { Char = new() { Length = text.Length } },
        VarcharType text => new() { VarChar = new() { Length = text.Length } },
        BinaryType => new() { Binary = new() },
        DateType => new() { Date = new() },
        TimestampType => new() { Timestamp = new() },
        TimestampNTZType => new() { TimestampNtz = new() },
        TimeType time => new() { Time = new() { Precision = time.Precision } },
        CalendarIntervalType => new() { CalendarInterval = new() },
        DayTimeIntervalType span => new() { DayTimeInterval = new() { StartField = span.StartField, EndField = span.EndField } },
        YearMonthIntervalType span => new() { YearMonthInterval = new() { StartField = span.StartField, EndField = span.EndField } },
        VariantType => new() { Variant = new() },
        GeometryType shape => new() { Geometry = new() { Srid = shape.Srid } },
        GeographyType shape => new() { Geography = new() { Srid = shape.Srid } },
        ArrayType array => new() { Array = new() { ElementType = ToProto(array.ElementType), ContainsNull = array.ContainsNull } },
        MapType map => new()
        {
            Map = new() { KeyType = ToProto(map.KeyType), ValueType = ToProto(map.ValueType), ValueContainsNull = map.ValueContainsNull },
        },
        StructType row => new() { Struct = ToProto(row) },
        UserDefinedType user => new() { Udt = ToProto(user) },
        _ => throw new NotSupportedException($"The type {type.SimpleString} has no form on Spark Connect's wire."),
    };

    public static DataType FromProto(Protos.DataType proto) => proto.KindCase switch
    {
        Protos.DataType.KindOneofCase.Null => new NullType(),
        Protos.DataType.KindOneofCase.Boolean => new BooleanType(),
        Protos.DataType.KindOneofCase.Byte => new ByteType(),
        Protos.DataType.KindOneofCase.Short => new ShortType(),
        Protos.DataType.KindOneofCase.Integer => new IntegerType(),
        Protos.DataType.KindOneofCase.Long => new LongType(),
        Protos.DataType.KindOneofCase.Float => new FloatType(),
        Protos.DataType.KindOneofCase.Double => new DoubleType(),
        Protos.DataType.KindOneofCase.Decimal => new DecimalType(
            proto.Decimal.HasPrecision ? proto.Decimal.Precision : 10, proto.Decimal.HasScale ? proto.Decimal.Scale : 0),
        Protos.DataType.KindOneofCase.String => new StringType(proto.String.Collation is "" ? StringType.DefaultCollation : proto.String.Collation),
        Protos.DataType.KindOneofCase.Char => new CharType(proto.Char.Length),
        Protos.DataType.KindOneofCase.VarChar => new VarcharType(proto.VarChar.Length),
        Protos.DataType.KindOneofCase.Binary => new BinaryType(),
        Protos.DataType.KindOneofCase.Date => new DateType(),
        Protos.DataType.KindOneofCase.Timestamp => new TimestampType(),
        Protos.DataType.KindOneofCase.TimestampNtz => new TimestampNTZType(),
        Protos.DataType.KindOneofCase.Time => proto.Time.HasPrecision ? new TimeType(proto.Time.Precision) : new TimeType(),
        Protos.DataType.KindOneofCase.CalendarInterval => new CalendarIntervalType(),
        Protos.DataType.KindOneofCase.DayTimeInterval => FromProto(proto.DayTimeInterval),
        Protos.DataType.KindOneofCase.YearMonthInterval => FromProto(proto.YearMonthInterval),
        Protos.DataType.KindOneofCase.Variant => new VariantType(),
        Protos.DataType.KindOneofCase.Geometry => new GeometryType(proto.Geometry.Srid),
        Protos.DataType.KindOneofCase.Geography => new GeographyType(proto.Geography.Srid),
        Protos.DataType.KindOneofCase.Array => new ArrayType(FromProto(proto.Array.ElementType), proto.Array.ContainsNull),
        Protos.DataType.KindOneofCase.Map => new MapType(
            FromProto(proto.Map.KeyType), FromProto(proto.Map.ValueType), proto.Map.ValueContainsNull),
        Protos.DataType.KindOneofCase.Struct => new StructType(FromProto(proto.Struct.Fields)),
        Protos.DataType.KindOneofCase.Udt => FromProto(proto.Udt),
        _ => throw new NotSupportedException($"Spark sent a type that this client does not know ({proto.KindCase}); cast the column to one that it does."),
    };

    /// <summary>The schema of a relation, which on the wire is a struct type.</summary>
    public static StructType SchemaFromProto(Protos.DataType proto) =>
        FromProto(proto) as StructType ?? throw new NotSupportedException($"Spark sent a schema that is no struct: {proto.KindCase}.");

    private static Protos.DataType.Types.Struct ToProto(StructType row)
    {
        var proto = new Protos.DataType.Types.Struct();
        foreach (var field in row.Fields)
        {
            var part = new Protos.DataType.Types.StructField { Name = field.Name, DataType = ToProto(field.DataType), Nullable = field.IsNullable };
            if (field.MetadataJson != "{}")
            {
                part.Metadata = field.MetadataJson;
            }

            proto.Fields.Add(part);
        }

        return proto;
    }

    private static Protos.DataType.Types.UDT ToProto(UserDefinedType user)
    {
        var proto = new Protos.DataType.Types.UDT { Type = "udt", SqlType = ToProto(user.SqlType) };
        if (user.JvmClass is not null)
        {
            proto.JvmClass = user.JvmClass;
        }

        if (user.PythonClass is not null)
        {
            proto.PythonClass = user.PythonClass;
        }

        if (user.SerializedPythonClass is not null)
        {
            proto.SerializedPythonClass = user.SerializedPythonClass;
        }

        return proto;
    }

    private static IEnumerable<StructField> FromProto(RepeatedField<Protos.DataType.Types.StructField> fields) =>
        fields.Select(static field => new StructField(
            field.Name, FromProto(field.DataType), field.Nullable, field.HasMetadata && field.Metadata.Length > 0 ? field.Metadata : "{}"));

    private static DayTimeIntervalType FromProto(Protos.DataType.Types.DayTimeInterval span)
    {
        var start = span.HasStartField ? span.StartField : DayTimeIntervalType.Day;
        return new DayTimeIntervalType(start, span.HasEndField ? span.EndField : span.HasStartField ? start : DayTimeIntervalType.Second);
    }

    private static YearMonthIntervalType FromProto(Protos.DataType.Types.YearMonthInterval span)
    {
        var start = span.HasStartField ? span.StartField : YearMonthIntervalType.Year;
        return new YearMonthIntervalType(start, span.HasEndField ? span.EndField : span.HasStartField ? start : YearMonthIntervalType.Month);
    }

    private static UserDefinedType FromProto(Protos.DataType.Types.UDT user) => new(
        user.SqlType is null ? new BinaryType() : FromProto(user.SqlType),
        user.HasJvmClass ? user.JvmClass : null,
        user.HasPythonClass ? user.PythonClass : null,
        user.HasSerializedPythonClass ? user.SerializedPythonClass : null);
}
