using StartSpark.Sql.Types;
using static StartSpark.Sql.Functions;

namespace StartSpark.Sql.Tests;

/// <summary>Each column method's and operator's value, computed by the real Spark.</summary>
public sealed class ColumnValuesTests(SparkFixture fixture)
{
    private const string Row = """
        SELECT 5 AS i, 2 AS j, CAST(NULL AS INT) AS ni, 7.5D AS d, CAST('NaN' AS DOUBLE) AS nan, 'Spark' AS s, CAST(NULL AS STRING) AS ns, '42x' AS bad,
               array(10, 20) AS a, map('k', 1) AS m, named_struct('x', 1, 'y', named_struct('z', 2)) AS st, true AS t, false AS f, CAST(NULL AS BOOLEAN) AS nb
        """;

    [Fact]
    public async Task Operators_OverARow_GiveSparksValues() => await CheckAsync(new()
    {
        ["+"] = new(Col("i") + Col("j"), 7),
        ["+ literal"] = new(Col("i") + 1, 6),
        ["literal +"] = new(1 + Col("i"), 6),
        ["+ null"] = new(Col("i") + Col("ni"), null),
        ["-"] = new(Col("i") - 2.5m, 2.5m),
        ["literal -"] = new(10L - Col("i"), 5L),
        ["*"] = new(Col("i") * Col("d"), 37.5),
        ["/"] = new(Col("i") / Col("j"), 2.5),
        ["literal /"] = new(1 / Col("j"), 0.5),
        ["%"] = new(-Col("i") % Col("j"), -1),
        ["unary -"] = new(-Col("d"), -7.5),
        ["precedence"] = new(1 + Col("i") * 2, 11),
        ["date + days"] = new(Lit(new DateOnly(2024, 2, 28)) + 2, new DateOnly(2024, 3, 1)),
        ["time + span"] = new(Lit(DateTimeOffset.UnixEpoch) + TimeSpan.FromMinutes(90), DateTimeOffset.UnixEpoch.AddMinutes(90)),
        ["=="] = new(Col("i") == 5, true),
        ["== text"] = new(Col("s") == "Spark", true),
        ["text =="] = new("Spark" == Col("s"), true),
        ["== null"] = new(Col("i") == null, null),
        ["!="] = new(Col("i") != Col("j"), true),
        ["!= null"] = new(Col("ni") != 1, null),
        ["<"] = new(Col("i") < 5, false),
        ["<="] = new(Col("i") <= 5, true),
        [">"] = new(Col("nan") > double.MaxValue, true),
        [">="] = new(5 >= Col("i"), true),
        ["&"] = new(Col("i") > 1 & Col("j") < 3, true),
        ["& unknown"] = new(Col("f") & Col("nb"), false),
        ["| unknown"] = new(Col("f") | Col("nb"), null),
        ["|"] = new(Col("t") | Col("nb"), true),
        ["!"] = new(!Col("t"), false),
        ["! null"] = new(!Col("nb"), null),
    });

    [Fact]
    public async Task Conditions_OverARow_GiveSparksValues() => await CheckAsync(new()
    {
        ["EqualTo"] = new(Col("i").EqualTo(5), true),
        ["NotEqual"] = new(Col("i").NotEqual(5), false),
        ["Gt"] = new(Col("i").Gt(Col("j")), true),
        ["Lt"] = new(Col("i").Lt(Col("j")), false),
        ["Geq"] = new(Col("i").Geq(5), true),
        ["Leq"] = new(Col("i").Leq(4), false),
        ["EqNullSafe"] = new(Col("ni").EqNullSafe(null), true),
        ["EqNullSafe value"] = new(Col("ni").EqNullSafe(1), false),
        ["And"] = new(Col("t").And(Col("f")), false),
        ["Or"] = new(Col("t").Or(Col("f")), true),
        ["Not"] = new(Col("f").Not(), true),
        ["IsNull"] = new(Col("ni").IsNull(), true),
        ["IsNotNull"] = new(Col("ni").IsNotNull(), false),
        ["IsNaN"] = new(Col("nan").IsNaN(), true),
        ["Between"] = new(Col("i").Between(5, 6), true),
        ["Between not"] = new(Col("i").Between(Col("j"), 4), false),
        ["IsIn"] = new(Col("i").IsIn(1, 5), true),
        ["IsIn list"] = new(Col("s").IsIn(new List<string> { "Flink", "Spark" }), true),
        ["IsIn not"] = new(Col("i").IsIn(1, 2), false),
        ["IsIn nothing"] = new(Col("i").IsIn(new List<int>()), false),
        ["IsIn unknown"] = new(Col("i").IsIn(1, null), null),
        ["When"] = new(When(Col("i") > 9, "a").When(Col("i") > 4, "b").Otherwise("c"), "b"),
        ["Otherwise"] = new(When(Col("nb"), "a").Otherwise(Col("s")), "Spark"),
        ["Like"] = new(Col("s").Like("Sp_rk%"), true),
        ["ILike"] = new(Col("s").ILike("SPA%"), true),
        ["Like case"] = new(Col("s").Like("spark"), false),
        ["RLike"] = new(Col("s").RLike("^S.*k$"), true),
        ["StartsWith"] = new(Col("s").StartsWith("Sp"), true),
        ["EndsWith"] = new(Col("s").EndsWith(Col("s")), true),
        ["Contains"] = new(Col("s").Contains("par"), true),
        ["Contains null"] = new(Col("s").Contains(Col("ns")), null),
    });

    [Fact]
    public async Task Methods_OverARow_GiveSparksValues() => await CheckAsync(new()
    {
        ["Plus"] = new(Col("i").Plus(1), 6),
        ["Minus"] = new(Col("i").Minus(Col("j")), 3),
        ["Multiply"] = new(Col("i").Multiply(2L), 10L),
        ["Divide"] = new(Col("i").Divide(2), 2.5),
        ["Mod"] = new(Col("i").Mod(3), 2),
        ["BitwiseAND"] = new(Col("i").BitwiseAND(4), 4),
        ["BitwiseOR"] = new(Col("i").BitwiseOR(Col("j")), 7),
        ["BitwiseXOR"] = new(Col("i").BitwiseXOR(1), 4),
        ["Substr"] = new(Col("s").Substr(2, 3), "par"),
        ["Substr columns"] = new(Col("s").Substr(Col("j"), Length(Col("s")) - 3), "pa"),
        ["GetItem place"] = new(Col("a").GetItem(1), 20),
        ["GetItem key"] = new(Col("m").GetItem("k"), 1),
        ["GetItem no key"] = new(Col("m").GetItem("z"), null),
        ["GetItem column"] = new(Col("a").GetItem(Col("j") - 1), 20),
        ["GetField"] = new(Col("st").GetField("y").GetField("z"), 2),
        ["indexer"] = new(Col("st")["y"]["z"] + Col("a")[0], 12),
        ["WithField"] = new(Col("st").WithField("w", Lit("new")).WithField("y.z", Lit(9)), new GenericRow(1, new GenericRow(9), "new")),
        ["DropFields"] = new(Col("st").DropFields("x", "none"), new GenericRow(new GenericRow(2))),
        ["Cast"] = new(Col("i").Cast("string"), "5"),
        ["Cast type"] = new(Col("i").Cast(new DecimalType(5, 2)), 5.00m),
        ["Cast nested"] = new(Col("a").Cast(new ArrayType(new StringType())), new object?[] { "10", "20" }),
        ["TryCast"] = new(Col("bad").TryCast("int"), null),
        ["TryCast type"] = new(Col("bad").TryCast(new IntegerType()), null),
        ["TryCast good"] = new(Col("i").TryCast("double"), 5.0),
        ["Over"] = new(Count("*").Over(), 1L),
        ["Over window"] = new(Sum("i").Over(Window.PartitionBy("s")), 5L),
        ["implicit bytes of a date"] = new(Coalesce(Lit(null), new DateOnly(2024, 1, 1)), new DateOnly(2024, 1, 1)),
        ["implicit numbers"] = new(Array((sbyte)1, (short)2, 3, 4L), new object?[] { 1L, 2L, 3L, 4L }),
        ["implicit decimals"] = new(Greatest(1.5m, SparkDecimal.Parse("2.25")), 2.25m),
        ["implicit floats"] = new(Least(1.5f, 2.5), 1.5),
        ["implicit times"] = new(Greatest(DateTimeOffset.UnixEpoch, DateTime.UnixEpoch.AddDays(1)), DateTimeOffset.UnixEpoch.AddDays(1)),
        ["implicit spans"] = new(Greatest(TimeSpan.FromDays(1), TimeSpan.FromDays(2)), TimeSpan.FromDays(2)),
    });

    [Fact]
    public async Task Names_GivenToColumns_AreTheSchemas()
    {
        var data = (await fixture.SparkAsync()).Sql(Row).Select(Col("i").Alias("a b"), Col("i").As("c"), Col("i").Name("d"), Explode(Col("m")).As("key", "value"));

        Assert.Equal(["a b", "c", "d", "key", "value"], data.Schema().FieldNames);
    }

    [Fact]
    public async Task Arithmetic_ThatOverflows_IsSparksError()
    {
        var spark = await fixture.SparkAsync();

        var error = await Assert.ThrowsAnyAsync<SparkException>(() => spark.Range(1).Select(Lit(int.MaxValue) + Col("id").Cast("int") + 1).CollectAsync(TestContext.Current.CancellationToken));

        Assert.Contains("ARITHMETIC_OVERFLOW", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<SparkException>(() => spark.Range(1).Select(Lit(1) / Col("id")).CollectAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAnyAsync<SparkException>(() => spark.Range(1).Select(Lit("x").Cast("int")).CollectAsync(TestContext.Current.CancellationToken));
    }

    private async Task CheckAsync(Dictionary<string, ColumnCase> cases) =>
        await ColumnCase.CheckAsync((await fixture.SparkAsync()).Sql(Row), cases, TestContext.Current.CancellationToken);
}
