using StartSpark.Sql.Types;
using static StartSpark.Sql.Functions;

namespace StartSpark.Sql.Tests;

/// <summary>Aggregates, rows of arrays, windows and orders, computed by the real Spark.</summary>
public sealed partial class FunctionsTests
{
    private const string Numbers = "SELECT * FROM VALUES ('a', 1, 1.5BD, DATE '2024-01-01'), ('a', 2, 2.5BD, DATE '2024-01-02'), ('a', 2, NULL, DATE '2024-01-05'), ('b', NULL, 4.0BD, NULL), ('b', 5, 0.5BD, DATE '2024-01-09') AS t(k, i, m, day)";

    private async Task<DataFrame> NumbersAsync() => (await fixture.SparkAsync()).Sql(Numbers);

    [Fact]
    public async Task Aggregates_OverAllRows_GiveSparksValues() => await ColumnCase.CheckAsync(await NumbersAsync(), new Dictionary<string, ColumnCase>
    {
        ["Count rows"] = new(Count("*"), 5L),
        ["Count"] = new(Count("i"), 4L),
        ["Count literal"] = new(Count(Lit(1)), 5L),
        ["CountDistinct"] = new(CountDistinct("i"), 3L),
        ["CountDistinct pairs"] = new(CountDistinct(Col("k"), Col("i")), 3L),
        ["ApproxCountDistinct"] = new(ApproxCountDistinct("i"), 3L),
        ["Sum"] = new(Sum("i"), 10L),
        ["Sum decimal"] = new(Sum(Col("m")), 8.5m),
        ["Sum of nothing"] = new(Sum(Lit(null).Cast("int")), null),
        ["SumDistinct"] = new(SumDistinct("i"), 8L),
        ["Avg"] = new(Avg("i"), 2.5),
        ["Mean"] = new(Mean(Col("i")), 2.5),
        ["Avg decimal"] = new(Avg("m"), 2.125m),
        ["Median"] = new(Median("i"), 2.0),
        ["Mode"] = new(Mode("i"), 2),
        ["Min"] = new(Min("i"), 1),
        ["Min text"] = new(Min(Col("k")), "a"),
        ["Max"] = new(Max("day"), new DateOnly(2024, 1, 9)),
        ["MinBy"] = new(MinBy("k", "m"), "b"),
        ["MaxBy"] = new(MaxBy(Col("i"), Col("day")), 5),
        ["First"] = new(First(Lit(7)), 7),
        ["First not null"] = new(First(When(Col("k") == "b", Col("k")), ignoreNulls: true), "b"),
        ["Last"] = new(Last(Lit("z")), "z"),
        ["Last not null"] = new(Last(When(Col("k") == "a", Col("k")), ignoreNulls: true), "a"),
        ["CollectList"] = new(SortArray(CollectList("i")), List(1, 2, 2, 5)),
        ["CollectSet"] = new(SortArray(CollectSet("i")), List(1, 2, 5)),
        ["Stddev"] = new(Stddev("i"), Math.Sqrt(3)),
        ["StddevSamp"] = new(StddevSamp("i"), Math.Sqrt(3)),
        ["StddevPop"] = new(StddevPop("i"), 1.5),
        ["Variance"] = new(Variance("i"), 3.0),
        ["VarSamp"] = new(VarSamp("i"), 3.0),
        ["VarPop"] = new(VarPop("i"), 2.25),
        ["Corr"] = new(Corr("i", "i"), 1.0),
        ["Corr columns"] = new(Corr(Col("i"), -Col("i")), -1.0),
    }, TestContext.Current.CancellationToken);

    [Fact]
    public async Task Explode_OfArraysAndMaps_GivesARowForEach()
    {
        var data = (await fixture.SparkAsync()).Sql("SELECT 1 AS id, array('x', 'y') AS a, map('k', 2) AS m UNION ALL SELECT 2, array(), NULL");

        Assert.Equal([Of(1, "x"), Of(1, "y")], await Rows(data.Select(Col("id"), Explode("a"))));
        Assert.Equal([Of(1, "x"), Of(1, "y"), Of(2, null)], await Rows(data.Select(Col("id"), ExplodeOuter("a"))));
        Assert.Equal([Of(0, "x"), Of(1, "y")], await Rows(data.Select(PosExplode("a"))));
        Assert.Equal([Of("k", 2)], await Rows(data.Select(Explode(Col("m")).As("key", "value"))));
    }

    [Fact]
    public async Task Windows_OverPartitions_GiveSparksValues()
    {
        var byDay = Window.PartitionBy("k").OrderBy(Col("i").AscNullsLast());
        var rows = await Rows((await NumbersAsync()).Select(
            Col("k"),
            Col("i"),
            RowNumber().Over(byDay),
            Rank().Over(byDay),
            DenseRank().Over(byDay),
            Lag("i").Over(byDay),
            Lead(Col("i"), 1, -1).Over(byDay),
            Sum("i").Over(byDay.RowsBetween(Window.UnboundedPreceding, Window.CurrentRow)),
            Sum("i").Over(Window.PartitionBy(Col("k"))),
            Count("*").Over()).OrderBy(Col("k"), Col("i").AscNullsLast()));

        Assert.Equal(
        [
            Of("a", 1, 1, 1, 1, null, 2, 1L, 5L, 5L),
            Of("a", 2, 2, 2, 2, 1, 2, 3L, 5L, 5L),
            Of("a", 2, 3, 2, 2, 2, -1, 5L, 5L, 5L),
            Of("b", 5, 1, 1, 1, null, null, 5L, 5L, 5L),
            Of("b", null, 2, 2, 2, 5, -1, 5L, 5L, 5L),
        ], rows);
    }

    [Fact]
    public async Task WindowFrames_OfRowsAndRanges_CoverWhatTheySay()
    {
        var data = (await fixture.SparkAsync()).Sql("SELECT * FROM VALUES (1, DATE '2024-01-01'), (2, DATE '2024-01-02'), (4, DATE '2024-01-09'), (4, DATE '2024-01-10') AS t(i, day)");
        var rows = await Rows(data.Select(
            Col("i"),
            Sum("i").Over(Window.OrderBy("day").RowsBetween(-1, 1)),
            Sum("i").Over(Window.OrderBy("i").RangeBetween(-1, Window.CurrentRow)),
            Sum("i").Over(Window.OrderBy("i").RangeBetween(Window.CurrentRow, Window.UnboundedFollowing)),
            Sum("i").Over(Window.OrderBy("i")),
            Count("i").Over(Window.OrderBy(Col("day").Cast("timestamp")).RangeBetween(Lit(TimeSpan.FromDays(-7)), Lit(TimeSpan.Zero))),
            Ntile(2).Over(Window.OrderBy("day")),
            PercentRank().Over(Window.OrderBy("i")),
            CumeDist().Over(Window.OrderBy("i")),
            Sum("i").Over(Window.RowsBetween(Window.UnboundedPreceding, Window.UnboundedFollowing)),
            Count("i").Over(Window.RangeBetween(Window.UnboundedPreceding, Window.UnboundedFollowing))).OrderBy("day"));

        Assert.Equal(
        [
            Of(1, 3L, 1L, 11L, 1L, 1L, 1, 0.0, 0.25, 11L, 4L),
            Of(2, 7L, 3L, 10L, 3L, 2L, 1, 1.0 / 3, 0.5, 11L, 4L),
            Of(4, 10L, 8L, 8L, 11L, 2L, 2, 2.0 / 3, 1.0, 11L, 4L),
            Of(4, 8L, 8L, 8L, 11L, 2L, 2, 2.0 / 3, 1.0, 11L, 4L),
        ], rows);
    }

    [Fact]
    public async Task Orders_OfNullsAndValues_PutThemWhereTheySay()
    {
        var data = (await fixture.SparkAsync()).Sql("SELECT * FROM VALUES (2), (NULL), (1) AS t(i)");

        Assert.Equal(List(null, 1, 2), await Order(Asc("i")));
        Assert.Equal(List(null, 1, 2), await Order(AscNullsFirst("i")));
        Assert.Equal(List(1, 2, null), await Order(AscNullsLast("i")));
        Assert.Equal(List(2, 1, null), await Order(Desc("i")));
        Assert.Equal(List(null, 2, 1), await Order(DescNullsFirst("i")));
        Assert.Equal(List(2, 1, null), await Order(DescNullsLast("i")));

        async Task<object?[]> Order(Column order) => [.. (await Rows(data.OrderBy(order))).Select(row => row[0])];
    }

    private static GenericRow Of(params object?[] values) => new(values);

    private static async Task<IEnumerable<GenericRow>> Rows(DataFrame data) => await data.CollectAsync(TestContext.Current.CancellationToken);
}
