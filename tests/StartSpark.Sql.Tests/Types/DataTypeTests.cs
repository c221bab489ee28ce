using System.Text.Json.Nodes;
using StartSpark.Sql.Types;

namespace StartSpark.Sql.Tests.Types;

public sealed class DataTypeTests
{
    public static TheoryData<DataType, string, string, string, string> Types() => new()
    {
        { new NullType(), "void", "void", "VOID", "\"void\"" },
        { new BooleanType(), "boolean", "boolean", "BOOLEAN", "\"boolean\"" },
        { new ByteType(), "byte", "tinyint", "TINYINT", "\"byte\"" },
        { new ShortType(), "short", "smallint", "SMALLINT", "\"short\"" },
        { new IntegerType(), "integer", "int", "INT", "\"integer\"" },
        { new LongType(), "long", "bigint", "BIGINT", "\"long\"" },
        { new FloatType(), "float", "float", "FLOAT", "\"float\"" },
        { new DoubleType(), "double", "double", "DOUBLE", "\"double\"" },
        { new DecimalType(), "decimal", "decimal(10,0)", "DECIMAL(10,0)", "\"decimal(10,0)\"" },
        { new DecimalType(38, 18), "decimal", "decimal(38,18)", "DECIMAL(38,18)", "\"decimal(38,18)\"" },
        { new StringType(), "string", "string", "STRING", "\"string\"" },
        { new StringType("UTF8_LCASE"), "string", "string collate UTF8_LCASE", "STRING COLLATE UTF8_LCASE", "\"string collate UTF8_LCASE\"" },
        { new CharType(5), "char", "char(5)", "CHAR(5)", "\"char(5)\"" },
        { new VarcharType(9), "varchar", "varchar(9)", "VARCHAR(9)", "\"varchar(9)\"" },
        { new BinaryType(), "binary", "binary", "BINARY", "\"binary\"" },
        { new DateType(), "date", "date", "DATE", "\"date\"" },
        { new TimestampType(), "timestamp", "timestamp", "TIMESTAMP", "\"timestamp\"" },
        { new TimestampNTZType(), "timestamp_ntz", "timestamp_ntz", "TIMESTAMP_NTZ", "\"timestamp_ntz\"" },
        { new TimeType(3), "time", "time(3)", "TIME(3)", "\"time(3)\"" },
        { new CalendarIntervalType(), "interval", "interval", "INTERVAL", "\"interval\"" },
        { new DayTimeIntervalType(), "daytimeinterval", "interval day to second", "INTERVAL DAY TO SECOND", "\"interval day to second\"" },
        { new DayTimeIntervalType(1, 1), "daytimeinterval", "interval hour", "INTERVAL HOUR", "\"interval hour\"" },
        { new YearMonthIntervalType(), "yearmonthinterval", "interval year to month", "INTERVAL YEAR TO MONTH", "\"interval year to month\"" },
        { new YearMonthIntervalType(1, 1), "yearmonthinterval", "interval month", "INTERVAL MONTH", "\"interval month\"" },
        { new VariantType(), "variant", "variant", "VARIANT", "\"variant\"" },
        { new GeometryType(0), "geometry", "geometry(0)", "GEOMETRY(0)", "\"geometry(SRID:0)\"" },
        { new GeometryType(-1), "geometry", "geometry(any)", "GEOMETRY(ANY)", "\"geometry(SRID:ANY)\"" },
        { new GeographyType(), "geography", "geography(4326)", "GEOGRAPHY(4326)", "\"geography(OGC:CRS84, SPHERICAL)\"" },
        {
            new ArrayType(new IntegerType(), containsNull: false), "array", "array<int>", "ARRAY<INT>",
            """{"type":"array","elementType":"integer","containsNull":false}"""
        },
        {
            new MapType(new StringType(), new ArrayType(new LongType())), "map", "map<string,array<bigint>>", "MAP<STRING, ARRAY<BIGINT>>",
            """{"type":"map","keyType":"string","valueType":{"type":"array","elementType":"long","containsNull":true},"valueContainsNull":true}"""
        },
        {
            new StructType(new StructField("a", new IntegerType(), false), new StructField("b c", new StringType())), "struct", "struct<a:int,b c:string>",
            "STRUCT<a: INT NOT NULL, `b c`: STRING>",
            """{"type":"struct","fields":[{"name":"a","type":"integer","nullable":false,"metadata":{}},{"name":"b c","type":"string","nullable":true,"metadata":{}}]}"""
        },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void Forms_OfEachType_AreSparks(DataType type, string typeName, string simpleString, string sql, string json)
    {
        Assert.Equal((typeName, simpleString, sql, json), (type.TypeName, type.SimpleString, type.Sql, type.Json));
        Assert.Equal(type, DataType.ParseDataType(json));
        Assert.Equal(type.GetHashCode(), DataType.ParseDataType(json).GetHashCode());
        Assert.Equal(type, DataTypeProto.FromProto(DataTypeProto.ToProto(type)));
    }

    [Fact]
    public void Json_OfCollatedStrings_KeepsPlainTypesAndNotesTheCollations()
    {
        var schema = new StructType(new StructField(
            "m", new MapType(new StringType("UNICODE"), new ArrayType(new StringType("UTF8_LCASE"))), true, new JsonObject { ["comment"] = "x" }));

        Assert.Equal(
            """{"type":"struct","fields":[{"name":"m","type":{"type":"map","keyType":"string","valueType":{"type":"array","elementType":"string","containsNull":true},"valueContainsNull":true},"nullable":true,"metadata":{"comment":"x","__COLLATIONS":{"m.key":"icu.UNICODE","m.value.element":"spark.UTF8_LCASE"}}}]}""",
            schema.Json);
        Assert.Equal(schema, DataType.ParseDataType(schema.Json));
    }

    [Fact]
    public void ParseDataType_OfAUserDefinedType_PassesItThrough()
    {
        const string json = """{"type":"udt","class":"org.apache.spark.ml.linalg.VectorUDT","pyClass":"pyspark.ml.linalg.VectorUDT","sqlType":{"type":"array","elementType":"double","containsNull":false}}""";

        var type = Assert.IsType<UserDefinedType>(DataType.ParseDataType(json));

        Assert.Equal(new ArrayType(new DoubleType(), false), type.SqlType);
        Assert.Equal(json, type.Json);
        Assert.Equal(type, DataTypeProto.FromProto(DataTypeProto.ToProto(type)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"nonsense\"")]
    [InlineData("{\"type\":\"struct\"}")]
    [InlineData("{\"type\":\"array\",\"elementType\":\"integer\"}")]
    [InlineData("\"decimal(a,b)\"")]
    [InlineData("5")]
    public void ParseDataType_OfOtherText_SaysSo(string json) => Assert.Throws<ArgumentException>(() => DataType.ParseDataType(json));

    [Fact]
    public void Ddl_OfASchema_QuotesNamesAndComments()
    {
        var schema = new StructType(
            new StructField("a", new IntegerType(), false),
            new StructField("my `col`", new DecimalType(10, 2), true, new JsonObject { ["comment"] = "it's" }));

        Assert.Equal(@"a INT NOT NULL,`my ``col``` DECIMAL(10,2) COMMENT 'it\'s'", schema.Ddl);
    }

    [Fact]
    public void FieldIndex_OfANameThatIsNotThere_ListsThoseThatAre()
    {
        var schema = new StructType().Add("a", new IntegerType()).Add("b", new StringType());

        Assert.Equal(1, schema.FieldIndex("b"));
        Assert.Equal(new StringType(), schema["b"].DataType);
        Assert.Contains("a, b", Assert.Throws<ArgumentException>(() => schema.FieldIndex("A")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equals_OfTypesWithOtherParameters_IsFalse()
    {
        Assert.NotEqual<DataType>(new DecimalType(10, 2), new DecimalType(10, 3));
        Assert.NotEqual<DataType>(new ArrayType(new IntegerType()), new ArrayType(new IntegerType(), false));
        Assert.NotEqual<DataType>(new StringType(), new VarcharType(3));
        Assert.NotEqual(new StructField("a", new IntegerType()), new StructField("a", new IntegerType(), false));
        Assert.NotEqual(new StructField("a", new IntegerType()), new StructField("a", new IntegerType(), true, new JsonObject { ["k"] = 1 }));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(39, 0)]
    [InlineData(5, 6)]
    public void DecimalType_OfImpossibleParameters_IsRefused(int precision, int scale) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DecimalType(precision, scale));
}
