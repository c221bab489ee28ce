using System.Globalization;
using System.Numerics;
using Apache.Arrow;
using Apache.Arrow.Compression;
using Apache.Arrow.Ipc;
using StartSpark.Sql.Arrow;
using StartSpark.Sql.Types;
using Spark = StartSpark.Sql.Types;

namespace StartSpark.Sql.Tests.Arrow;

public sealed class ArrowRowsTests
{
    public static TheoryData<string, DataType, object?[]> Values() => new()
    {
        { "boolean", new Spark.BooleanType(), [true, null, false] },
        { "byte", new ByteType(), [sbyte.MinValue, null, sbyte.MaxValue] },
        { "short", new ShortType(), [short.MinValue, null, short.MaxValue] },
        { "integer", new Spark.IntegerType(), [int.MinValue, null, int.MaxValue] },
        { "long", new LongType(), [long.MinValue, null, long.MaxValue] },
        { "float", new Spark.FloatType(), [float.MinValue, null, float.NaN, float.Epsilon] },
        { "double", new Spark.DoubleType(), [double.MaxValue, null, double.NaN, double.NegativeInfinity] },
        { "decimal(28,5)", new DecimalType(28, 5), [12345678901234567890123.45678m, null, -0.00001m] },
        { "decimal(38,0)", new DecimalType(38, 0), [SparkDecimal.Parse(new string('9', 38)), null, SparkDecimal.Parse("-" + new string('9', 38))] },
        { "decimal(38,38)", new DecimalType(38, 38), [SparkDecimal.Parse("0." + new string('7', 38)), null, new SparkDecimal(-BigInteger.One, 38)] },
        { "string", new Spark.StringType(), ["", null, "Ünïcödé 🚀", new string('x', 10_000)] },
        { "binary", new Spark.BinaryType(), [System.Array.Empty<byte>(), null, new byte[] { 0, 255 }] },
        { "date", new Spark.DateType(), [DateOnly.MinValue, null, DateOnly.MaxValue, new DateOnly(1582, 10, 10)] },
        { "timestamp", new Spark.TimestampType(), [Instant("0001-01-01T00:00:00Z"), null, Instant("9999-12-31T23:59:59.999999Z"), Instant("1969-12-31T23:59:59.999999Z")] },
        { "timestamp_ntz", new TimestampNTZType(), [DateTime.MinValue, null, DateTime.MaxValue.AddTicks(-9), new DateTime(1900, 1, 1, 1, 2, 3, 4, 5)] },
        { "time", new Spark.TimeType(), [TimeOnly.MinValue, null, new TimeOnly(23, 59, 59, 999, 999)] },
        { "day-time", new DayTimeIntervalType(), [TimeSpan.Zero, null, new TimeSpan(-3, 4, 5, 6, 7, 8), new TimeSpan(TimeSpan.MaxValue.Ticks / 10 * 10)] },
        { "year-month", new YearMonthIntervalType(), [new YearMonthInterval(1, 2), null, new YearMonthInterval(int.MinValue)] },
        { "calendar", new CalendarIntervalType(), [new CalendarInterval(1, -2, 3), null] },
        { "void", new Spark.NullType(), [null, null] },
        { "array", new ArrayType(new ArrayType(new Spark.IntegerType())), [new object?[] { new object?[] { 1, null }, null, System.Array.Empty<object?>() }, null, System.Array.Empty<object?>()] },
        { "map", new Spark.MapType(new Spark.StringType(), new LongType()), [new Dictionary<object, object?> { ["a"] = 1L, ["b"] = null }, null, new Dictionary<object, object?>()] },
        { "map of rows", new Spark.MapType(Pair, new ArrayType(Pair)), [new Dictionary<object, object?> { [PairRow(1, "x")] = new object?[] { PairRow(2, null), null } }] },
        { "struct", Pair, [PairRow(1, "x"), null, PairRow(2, null)] },
        { "variant", new Spark.VariantType(), [new Variant([12, 1], [1, 0, 0]), null] },
        { "geometry", new GeometryType(0), [new Geometry([1, 2, 3], 0), null] },
        { "geography", new GeographyType(), [new Geography([1, 2, 3]), null] },
    };

    private static Spark.StructType Pair => new(new StructField("n", new Spark.IntegerType(), false), new StructField("s", new Spark.StringType()));

    [Theory]
    [MemberData(nameof(Values))]
    public void Write_ThenRead_GivesTheSameValues(string name, DataType type, object?[] values)
    {
        var schema = new Spark.StructType(new StructField(name, type));

        var stream = ArrowRows.Write(values.Select(value => new GenericRow(value)), schema);

        Assert.Equal(values.Select(value => new GenericRow(value)), ArrowRows.Read(stream, schema));
        Assert.Equal(values.Select(value => value?.GetType()), ArrowRows.Read(stream, schema).Select(row => row[0]?.GetType()));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void FromArrow_OfToArrow_GivesTheSameType(string name, DataType type, object?[] values)
    {
        var schema = new Spark.StructType(new StructField(name, type));

        Assert.Equal(schema, ArrowSchema.FromArrow(ArrowSchema.ToArrow(schema)));
        Assert.NotEmpty(values);
    }

    [Fact]
    public void Write_OfManyRows_KeepsThemAllInOrder()
    {
        var schema = new Spark.StructType(new StructField("i", new LongType(), false), new StructField("s", new Spark.StringType()));
        var rows = Enumerable.Range(0, 150_000).Select(i => new GenericRow((long)i, i % 7 == 0 ? null : i.ToString(CultureInfo.InvariantCulture))).ToList();

        Assert.Equal(rows, ArrowRows.Read(ArrowRows.Write(rows, schema), schema));
    }

    [Fact]
    public void Write_OfNoRows_KeepsTheColumns()
    {
        var schema = new Spark.StructType(new StructField("i", new LongType()), new StructField("i", Pair));

        var stream = ArrowRows.Write([], schema);

        Assert.Empty(ArrowRows.Read(stream, schema));
        using var reader = new ArrowStreamReader(stream);
        Assert.Equal(schema, ArrowSchema.FromArrow(reader.Schema));
    }

    [Theory]
    [InlineData(CompressionCodecType.Lz4Frame)]
    [InlineData(CompressionCodecType.Zstd)]
    public void Read_OfACompressedStream_GivesTheRows(CompressionCodecType codec)
    {
        var schema = new Spark.StructType(new StructField("s", new Spark.StringType()));
        var text = new string('a', 5000);
        using var output = new MemoryStream();
        var options = new IpcOptions { CompressionCodec = codec, CompressionCodecFactory = new CompressionCodecFactory() };
        using (var batch = new RecordBatch(ArrowSchema.ToArrow(schema), [new StringArray.Builder().Append(text).AppendNull().Build()], 2))
        using (var writer = new ArrowStreamWriter(output, batch.Schema, leaveOpen: true, options))
        {
            writer.WriteRecordBatch(batch);
            writer.WriteEnd();
        }

        Assert.True(output.Length < 2000, "The stream is compressed.");
        Assert.Equal([new GenericRow(text), new GenericRow([null])], ArrowRows.Read(output.ToArray(), schema));
    }

    [Fact]
    public void Read_OfTextBehindWideOffsets_GivesTheRows()
    {
        var schema = new Spark.StructType(new StructField("s", new Spark.StringType()));
        using var output = new MemoryStream();
        var arrowSchema = new Schema([new Field("s", Apache.Arrow.Types.LargeStringType.Default, true)], null);
        using (var batch = new RecordBatch(arrowSchema, [new LargeStringArray.Builder().Append("a").AppendNull().Append("ccc").Build()], 3))
        using (var writer = new ArrowStreamWriter(output, arrowSchema, leaveOpen: true))
        {
            writer.WriteRecordBatch(batch);
            writer.WriteEnd();
        }

        Assert.Equal(["a", null, "ccc"], ArrowRows.Read(output.ToArray(), schema).Select(row => row.GetAs<string?>(0)));
    }

    [Fact]
    public void Read_OfADateBeyondTheYear9999_SaysWhatToDo()
    {
        var schema = new Spark.StructType(new StructField("d", new Spark.DateType()));
        var integers = ArrowRows.Write([new GenericRow(2_932_897)], new Spark.StructType(new StructField("d", new Spark.IntegerType())));
        using var reader = new ArrowStreamReader(integers);
        var asDates = ColumnReader.Create(new Date32Array(reader.ReadNextRecordBatch().Column(0).Data.Buffers[1], ArrowBuffer.Empty, 1, 0, 0), schema[0].DataType);

        var error = Assert.Throws<OverflowException>(() => asDates.ReadRange(0, 1));

        Assert.Contains("cast the column to string", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<DataType, object, string> Misfits() => new()
    {
        { new Spark.IntegerType(), "1", "String" },
        { new Spark.IntegerType(), 1L << 40, "1099511627776" },
        { new ByteType(), 128, "128" },
        { new DecimalType(5, 2), 1.005m, "1.005" },
        { new DecimalType(5, 2), 1000m, "1000" },
        { new Spark.DateType(), new DateTime(2024, 1, 1, 1, 0, 0), "DateOnly.FromDateTime" },
        { new TimestampNTZType(), new DateTime(0, DateTimeKind.Utc), "Kind" },
        { new Spark.TimestampType(), new DateTimeOffset(1, TimeSpan.Zero), "microsecond" },
        { new Spark.StringType(), 5, "Int32" },
        { new ArrayType(new LongType(), containsNull: false), new object?[] { null }, "null" },
        { new Spark.MapType(new Spark.StringType(), new LongType(), valueContainsNull: false), new Dictionary<string, long?> { ["a"] = null }, "null" },
        { Pair, new GenericRow(1), "1 values for 2 fields" },
        { Pair, new GenericRow(null, "a"), "'n' is null" },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void Write_OfAValueThatDoesNotFit_NamesRowAndColumn(DataType type, object value, string hint)
    {
        var schema = new Spark.StructType(new StructField("price", type));

        var error = Assert.Throws<ArgumentException>(() => ArrowRows.Write([new GenericRow([null]), new GenericRow(value)], schema));

        Assert.Contains("Row 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("'price'", error.Message, StringComparison.Ordinal);
        Assert.Contains(hint, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_OfConvertibleValues_KeepsThemExactly()
    {
        var schema = new Spark.StructType(
            new StructField("l", new LongType()),
            new StructField("d", new DecimalType(10, 2)),
            new StructField("a", new ArrayType(new Spark.IntegerType())),
            new StructField("m", new Spark.MapType(new Spark.StringType(), new Spark.IntegerType())),
            new StructField("t", new Spark.TimestampType()));
        var local = new DateTime(2024, 7, 1, 12, 0, 0, DateTimeKind.Unspecified);

        var row = Assert.Single(ArrowRows.Read(
            ArrowRows.Write([new GenericRow(5, 7, new List<int> { 1, 2 }, new Dictionary<string, int> { ["k"] = 1 }, local)], schema), schema));

        Assert.Equal(new GenericRow(5L, 7.00m, new object?[] { 1, 2 }, new Dictionary<object, object?> { ["k"] = 1 }, new DateTimeOffset(local.ToUniversalTime())), row);
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static Row PairRow(int number, string? text) => new([number, text], Pair);
}
