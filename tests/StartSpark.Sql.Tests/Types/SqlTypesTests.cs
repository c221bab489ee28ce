using System.Globalization;
using StartSpark.Sql.Types;
using static StartSpark.Sql.Functions;

namespace StartSpark.Sql.Tests.Types;

/// <summary>Every type's values on their way from Spark, to Spark and back, and as literals, with the real Spark at the other end.</summary>
public sealed class SqlTypesTests(SparkFixture fixture)
{
    private static readonly StructType Pair = new(new StructField("n", new IntegerType()), new StructField("s", new StringType()));

    private static readonly string Nines = new('9', 38);

    /// <summary>SQL text, its type, the value that must arrive, and Spark's own text for it.</summary>
    private static readonly (string Sql, DataType Type, object? Value, string? Text)[] Values =
    [
        ("true", new BooleanType(), true, "true"),
        ("CAST(-128 AS TINYINT)", new ByteType(), sbyte.MinValue, "-128"),
        ("32767S", new ShortType(), short.MaxValue, "32767"),
        ("CAST(-2147483648 AS INT)", new IntegerType(), int.MinValue, "-2147483648"),
        ("9223372036854775807L", new LongType(), long.MaxValue, "9223372036854775807"),
        ("CAST(0.1 AS FLOAT)", new FloatType(), 0.1f, "0.1"),
        ("CAST('NaN' AS FLOAT)", new FloatType(), float.NaN, "NaN"),
        ("0.1D", new DoubleType(), 0.1, "0.1"),
        ("CAST('-Infinity' AS DOUBLE)", new DoubleType(), double.NegativeInfinity, "-Infinity"),
        ("CAST('1.50' AS DECIMAL(5,2))", new DecimalType(5, 2), 1.50m, "1.50"),
        ("CAST('-9999999999999999999999.999999' AS DECIMAL(28,6))", new DecimalType(28, 6), -9999999999999999999999.999999m, "-9999999999999999999999.999999"),
        ("CAST('0.0000000000000000000000000001' AS DECIMAL(28,28))", new DecimalType(28, 28), 0.0000000000000000000000000001m, "0.0000000000000000000000000001"),
        ("CAST('1.5' AS DECIMAL(29,1))", new DecimalType(29, 1), SparkDecimal.Parse("1.5"), "1.5"),
        ($"CAST('{Nines}' AS DECIMAL(38,0))", new DecimalType(38, 0), SparkDecimal.Parse(Nines), Nines),
        ($"CAST('-0.{Nines}' AS DECIMAL(38,38))", new DecimalType(38, 38), SparkDecimal.Parse("-0." + Nines), "-0." + Nines),
        ("'Ünïcödé 🚀'", new StringType(), "Ünïcödé 🚀", "Ünïcödé 🚀"),
        ("''", new StringType(), "", ""),
        ("X''", new BinaryType(), System.Array.Empty<byte>(), ""),
        ("X'41FF'", new BinaryType(), new byte[] { 0x41, 0xFF }, null),
        ("DATE '0001-01-01'", new DateType(), DateOnly.MinValue, "0001-01-01"),
        ("DATE '1582-10-10'", new DateType(), new DateOnly(1582, 10, 10), "1582-10-10"),
        ("DATE '9999-12-31'", new DateType(), DateOnly.MaxValue, "9999-12-31"),
        ("TIMESTAMP '0001-01-01 00:00:00Z'", new TimestampType(), DateTimeOffset.MinValue, "0001-01-01 00:00:00"),
        ("TIMESTAMP '1582-10-10 12:00:00Z'", new TimestampType(), new DateTimeOffset(1582, 10, 10, 12, 0, 0, TimeSpan.Zero), "1582-10-10 12:00:00"),
        ("TIMESTAMP '1200-02-29 12:00:00Z'", new TimestampType(), new DateTimeOffset(1200, 2, 29, 12, 0, 0, TimeSpan.Zero), "1200-02-29 12:00:00"),
        ("TIMESTAMP_NTZ '1582-10-10 12:00:00'", new TimestampNTZType(), new DateTime(1582, 10, 10, 12, 0, 0), "1582-10-10 12:00:00"),
        ("DATE '1200-02-29'", new DateType(), new DateOnly(1200, 2, 29), "1200-02-29"),
        ("TIMESTAMP '1969-12-31 23:59:59.999999Z'", new TimestampType(), DateTimeOffset.UnixEpoch.AddTicks(-10), "1969-12-31 23:59:59.999999"),
        ("TIMESTAMP '9999-12-31 23:59:59.999999Z'", new TimestampType(), DateTimeOffset.MaxValue.AddTicks(-9), "9999-12-31 23:59:59.999999"),
        ("TIMESTAMP_NTZ '0001-01-01 00:00:00.000001'", new TimestampNTZType(), DateTime.MinValue.AddTicks(10), "0001-01-01 00:00:00.000001"),
        ("TIMESTAMP_NTZ '9999-12-31 23:59:59.999999'", new TimestampNTZType(), DateTime.MaxValue.AddTicks(-9), "9999-12-31 23:59:59.999999"),
        ("INTERVAL '-1 02:03:04.567891' DAY TO SECOND", new DayTimeIntervalType(), -new TimeSpan(1, 2, 3, 4, 567, 891), null),
        ("INTERVAL '-1-2' YEAR TO MONTH", new YearMonthIntervalType(), new YearMonthInterval(-1, -2), null),
        ("array(1, NULL)", new ArrayType(new IntegerType()), new object?[] { 1, null }, "[1, null]"),
        ("CAST(array() AS ARRAY<STRING>)", new ArrayType(new StringType()), System.Array.Empty<object?>(), "[]"),
        ("CAST(array(array('a')) AS ARRAY<ARRAY<STRING>>)", new ArrayType(new ArrayType(new StringType())), new object?[] { new object?[] { "a" } }, "[[a]]"),
        ("map('k', 1L, 'l', NULL)", new MapType(new StringType(), new LongType()), new Dictionary<object, object?> { ["k"] = 1L, ["l"] = null }, "{k -> 1, l -> null}"),
        ("CAST(named_struct('n', 1, 's', NULL) AS STRUCT<n: INT, s: STRING>)", Pair, new Row([1, null], Pair), "{1, null}"),
        (
            "CAST(map(array(1), named_struct('n', 1, 's', 'x')) AS MAP<ARRAY<INT>, STRUCT<n: INT, s: STRING>>)", new MapType(new ArrayType(new IntegerType()), Pair),
            new Dictionary<object, object?> { [new object?[] { 1 }] = new Row([1, "x"], Pair) }, "{[1] -> {1, x}}"
        ),
    ];

    // Values that literals cannot carry, or whose SQL needs a name.
    private static readonly (string Sql, DataType Type, object? Value)[] MoreValues =
    [
        ("NULL", new NullType(), null),
        ("make_interval(1, 2, 0, 3, 4, 5, 6.5)", new CalendarIntervalType(), new CalendarInterval(14, 3, 14_706_500_000)),
        ("INTERVAL '5' HOUR", new DayTimeIntervalType(DayTimeIntervalType.Hour, DayTimeIntervalType.Hour), TimeSpan.FromHours(5)),
        ("INTERVAL '3' MONTH", new YearMonthIntervalType(YearMonthIntervalType.Month, YearMonthIntervalType.Month), new YearMonthInterval(3)),
        ("'a' COLLATE UTF8_LCASE", new StringType("UTF8_LCASE"), "a"),
        ("ST_GeomFromWKB(X'0101000000000000000000F03F0000000000000040', 3857)", new GeometryType(3857), new Geometry(Convert.FromHexString("0101000000000000000000F03F0000000000000040"), 3857)),
        ("ST_GeogFromWKB(X'0101000000000000000000F03F0000000000000040')", new GeographyType(), new Geography(Convert.FromHexString("0101000000000000000000F03F0000000000000040"))),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Values_FromSql_ArriveExactlyAndWithTheirTypes()
    {
        var all = Values.Select(value => (value.Sql, value.Type, value.Value)).Concat(MoreValues).ToArray();
        var sql = $"SELECT {string.Join(", ", all.Select((value, index) => $"{value.Sql} AS c{index}"))}";

        var row = Assert.Single(await (await fixture.SparkAsync()).Sql(sql).CollectAsync(Token));

        foreach (var ((text, type, value), index) in all.Select((value, index) => (value, index)))
        {
            Assert.True(Plain(type).Equals(Plain(row.Schema[index].DataType)), $"{text} is of type {row.Schema[index].DataType}, not {type}.");
            Assert.True(ValueEquality.Instance.Equals(value, row[index]), $"{text} is {ValueText.Format(row[index])}, not {ValueText.Format(value)}.");
            Assert.Equal(value?.GetType(), row[index]?.GetType());
        }
    }

    [Fact]
    public async Task Values_SentAsRows_AreWhatSparkReadsAndComeBackTheSame()
    {
        var spark = await fixture.SparkAsync();
        var schema = new StructType(Values.Select((value, index) => new StructField($"c{index}", value.Type)));
        var data = spark.CreateDataFrame([new GenericRow([.. Values.Select(value => value.Value)]), new GenericRow(new object?[Values.Length])], schema);

        Assert.Equal([new GenericRow([.. Values.Select(value => value.Value)]), new GenericRow(new object?[Values.Length])], await data.CollectAsync(Token));
        var sameInSpark = await data.Limit(1).Select([.. Values.Select((value, index) => Expr(Same(value.Type, $"c{index}", value.Sql)))]).CollectAsync(Token);
        var texts = await data.Limit(1).Select([.. Values.Select((value, index) => value.Type is BinaryType ? Lit(value.Text) : Col($"c{index}").Cast("string"))]).CollectAsync(Token);
        Assert.All(Values.Select((value, index) => (value, index)), item =>
        {
            Assert.True(sameInSpark[0].GetAs<bool>(item.index), $"What Spark received is not {item.value.Sql}.");
            if (item.value.Text is not null)
            {
                Assert.Equal(item.value.Text, texts[0][item.index]);
            }
        });
    }

    [Fact]
    public async Task Values_AsLiterals_AreWhatSparkReads()
    {
        var spark = await fixture.SparkAsync();
        var columns = Values.Select((value, index) => Lit(value.Value).As($"c{index}")).ToArray();

        var data = spark.Range(1).Select(columns);
        var row = Assert.Single(await data.CollectAsync(Token));

        Assert.All(Values.Select((value, index) => (value, index)), item =>
        {
            var (value, index) = item;
            Assert.True(ValueEquality.Instance.Equals(value.Value, Widen(row[index], value.Value)), $"Lit of {value.Sql} came back as {ValueText.Format(row[index])}.");
        });
    }

    [Fact]
    public async Task Literals_OfDotNetsOtherTypes_HaveSparkTypes()
    {
        var spark = await fixture.SparkAsync();
        (object? Value, string Type)[] literals =
        [
            ((byte)200, "smallint"), ((ushort)60_000, "int"), (4_000_000_000u, "bigint"), (ulong.MaxValue, "decimal(20,0)"),
            (System.Numerics.BigInteger.Pow(10, 37), "decimal(38,0)"), (Int128.MaxValue / 10, "decimal(38,0)"), (1.50m, "decimal(3,2)"), (0.001m, "decimal(3,3)"), ('x', "string"),
            (new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc), "timestamp"), (new DateTime(2024, 1, 1), "timestamp_ntz"),
            (new CalendarInterval(1, 2, 3), "interval"), (new List<int?> { 1, null }, "array<int>"), (System.Array.Empty<string>(), "array<string>"),
            (new[] { 1.5m, 22.25m }, "array<decimal(4,2)>"), (new object?[] { null, 1L }, "array<bigint>"), (new[] { new[] { 1 }, [] }, "array<array<int>>"),
            (new Dictionary<string, double> { ["a"] = 1 }, "map<string,double>"), (new Row([1, "a"], Pair), "struct<n:int,s:string>"), (null, "void"),
        ];

        var data = spark.Range(1).Select([.. literals.Select((literal, index) => Lit(literal.Value).As($"c{index}"))]);

        Assert.Equal(literals.Select(literal => literal.Type), data.Schema().Fields.Select(field => field.DataType.SimpleString));
        Assert.Equal(new GenericRow(
            (short)200, 60_000, 4_000_000_000L, 18446744073709551615m, SparkDecimal.Parse("1E37"), new SparkDecimal(Int128.MaxValue / 10, 0), 1.50m, 0.001m, "x",
            new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTime(2024, 1, 1),
            new CalendarInterval(1, 2, 3), new object?[] { 1, null }, System.Array.Empty<object>(),
            new object?[] { 1.50m, 22.25m }, new object?[] { null, 1L }, new object?[] { new object?[] { 1 }, System.Array.Empty<object>() },
            new Dictionary<object, object?> { ["a"] = 1.0 }, new GenericRow(1, "a"), null), Assert.Single(await data.CollectAsync(Token)));
    }

    [Theory]
    [InlineData("DATE '+10000-01-01'", "cast the column to string")]
    [InlineData("DATE '-0001-01-01'", "cast the column to string")]
    [InlineData("TIMESTAMP '+12345-01-01 00:00:00Z'", "cast the column to string")]
    [InlineData("INTERVAL '106751991' DAY", "cast the column to string")]
    [InlineData("struct()", "give it a field")]
    public async Task Collect_OfAValueThatDotNetCannotHold_SaysWhatToDo(string sql, string hint)
    {
        var data = (await fixture.SparkAsync()).Sql($"SELECT {sql} AS c");

        var error = await Assert.ThrowsAnyAsync<Exception>(() => data.CollectAsync(Token));

        Assert.Contains(hint, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variants_OfEveryKind_ReadAsSparksOwnJson()
    {
        var spark = await fixture.SparkAsync();
        var numbers = string.Join(", ", ((string[])["1e100", "1e5", "100.0", "0.1", "1e-7", "1e7", "12345678.9e0", "0.001e0", "0.0001e0", "-1.5e3", "-0e0", "127", "-128", "32767", "2147483648", "9223372036854775807"]));
        var many = string.Join(", ", Enumerable.Range(0, 300).Select(index => $"\"field{index}\": {index}"));
        string[] sources =
        [
            $"parse_json('[{numbers}]')", $"parse_json('{{{many}}}')", "parse_json('{\"b\":[null,true,false,{\"é\\\\n\":\"\\\\\"q\\\\\" 🚀\"}],\"a\":{}}')",
            "parse_json('\"" + new string('x', 100) + "\"')", "parse_json('null')", "CAST(DATE '2024-01-01' AS VARIANT)",
            "CAST(TIMESTAMP '2024-01-01 01:02:03.5' AS VARIANT)", "CAST(TIMESTAMP '1969-12-31 23:59:59.999999' AS VARIANT)", "CAST(TIMESTAMP_NTZ '2024-01-01 01:02:03' AS VARIANT)",
            "CAST(X'01FF' AS VARIANT)", "CAST(1.50BD AS VARIANT)", "CAST(-12345678901.5BD AS VARIANT)", "CAST(CAST(1.1 AS FLOAT) AS VARIANT)", "CAST(1D AS VARIANT)",
            "CAST(12345678901234567890123456789012345678BD AS VARIANT)", "CAST(array(1, NULL) AS VARIANT)",
        ];

        var row = Assert.Single(await spark.Sql(
            $"SELECT {string.Join(", ", sources.Select((source, index) => $"{source} AS v{index}, to_json({source}) AS j{index}"))}").CollectAsync(Token));

        Assert.All(Enumerable.Range(0, sources.Length), index => Assert.Equal(row[$"j{index}"], row.GetAs<Variant>($"v{index}").ToJson()));
        var schema = new StructType(new StructField("v", new VariantType()));
        var sent = Enumerable.Range(0, sources.Length).Select(index => new GenericRow(row[$"v{index}"])).Append(new GenericRow([null])).ToList();
        Assert.Equal(sent, await spark.CreateDataFrame(sent, schema).CollectAsync(Token));
    }

    [Fact]
    public async Task EmptyTables_SentAndRead_KeepTheirColumns()
    {
        var spark = await fixture.SparkAsync();
        var schema = new StructType(Values.Select((value, index) => new StructField($"c{index}", value.Type)));

        var data = spark.CreateDataFrame(new List<GenericRow>(), schema);

        Assert.Empty(await data.CollectAsync(Token));
        Assert.Equal(schema, data.Schema());
    }

    [Fact]
    public async Task Rows_OfManyBatches_AllArriveInOrder()
    {
        var data = (await fixture.SparkAsync()).Range(0, 100_000, 1, 3).Select(Col("id"), Col("id").Cast("string").As("s"));

        var rows = await data.OrderBy("id").CollectAsync(Token);

        Assert.Equal(100_000, rows.Count());
        Assert.All(rows.Index(), item => Assert.True(item.Item.GetAs<long>(0) == item.Index && item.Item.GetAs<string>(1) == item.Index.ToString(CultureInfo.InvariantCulture)));
    }

    // Equality in SQL leaves out maps; the text of a map tells as much.
    private static string Same(DataType type, string left, string right) => type is MapType
        ? $"CAST({left} AS STRING) <=> CAST(({right}) AS STRING)"
        : $"{left} <=> {right}";

    // What Spark knows of nulls inside an expression is more than what these tests write down.
    private static DataType Plain(DataType type) => type switch
    {
        ArrayType array => new ArrayType(Plain(array.ElementType)),
        MapType map => new MapType(Plain(map.KeyType), Plain(map.ValueType)),
        StructType row => new StructType(row.Fields.Select(field => new StructField(field.Name, Plain(field.DataType)))),
        _ => type,
    };

    // A literal has the narrowest decimal type, so its .NET type may be the smaller one.
    private static object? Widen(object? value, object? like) => (value, like) switch
    {
        (decimal number, SparkDecimal) => new SparkDecimal(number),
        (SparkDecimal number, decimal) => number.ToDecimal(),
        _ => value,
    };
}
