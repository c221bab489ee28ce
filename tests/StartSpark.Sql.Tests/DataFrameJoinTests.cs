namespace StartSpark.Sql.Tests;

public sealed class DataFrameJoinTests(SparkFixture fixture)
{
    [Theory]
    [InlineData("inner", "[2,b,B]")]
    [InlineData("left", "[1,a,null] [2,b,B]")]
    [InlineData("left_outer", "[1,a,null] [2,b,B]")]
    [InlineData("right", "[2,b,B] [3,null,C]")]
    [InlineData("outer", "[1,a,null] [2,b,B] [3,null,C]")]
    [InlineData("full", "[1,a,null] [2,b,B] [3,null,C]")]
    [InlineData("semi", "[2,b]")]
    [InlineData("leftanti", "[1,a]")]
    public async Task Join_UsingColumn_EveryType(string type, string expected)
    {
        var (left, right) = await TablesAsync();
        Assert.Equal(expected, Text(left.Join(right, ["id"], type).OrderBy("id")));
    }

    [Fact]
    public async Task Join_OnOneName_IsInner()
    {
        var (left, right) = await TablesAsync();
        Assert.Equal("[2,b,B]", Text(left.Join(right, "id")));
    }

    [Fact]
    public async Task Join_SameNames_AreToldApartByTheirTable()
    {
        var (left, right) = await TablesAsync();
        var both = left.Join(right, left["id"] == right["id"], "outer");
        Assert.Equal("[null,3] [1,null] [2,2]", Text(both.Select(left["id"], right["id"]).OrderBy(left["id"])));
        Assert.Equal("[2,b,B]", Text(left.Join(right, left["id"] == right["id"]).Drop(right["id"]).Select("id", "x", "y")));
        Assert.Throws<AnalysisException>(() => both.Select("id").Schema());
    }

    [Fact]
    public async Task Join_Aliases_ReachIntoConditions()
    {
        var (left, _) = await TablesAsync();
        var pairs = left.Alias("a").Join(left.As("b"), Column.Named("a.id") < Column.Named("b.id")).Select("a.id", "b.id");
        Assert.Equal("[1,2]", Text(pairs));
        Assert.Equal("[1,a] [2,b]", Text(left.Alias("t").Select("t.*").OrderBy("id")));
    }

    [Fact]
    public async Task CrossJoin_AndJoinWithoutCondition_GiveAllPairs()
    {
        var (left, right) = await TablesAsync();
        Assert.Equal(4, left.CrossJoin(right).Count());
        Assert.Equal(4, left.Join(right).Count());
    }

    [Fact]
    public async Task Join_UnknownType_IsNamed()
    {
        var (left, right) = await TablesAsync();
        Assert.Contains("sideways", Assert.Throws<ArgumentException>(() => left.Join(right, ["id"], "sideways")).Message, StringComparison.Ordinal);
    }

    private static string Text(DataFrame table) => string.Join(' ', table.Collect().Select(row => row.ToString()));

    private async Task<(DataFrame Left, DataFrame Right)> TablesAsync()
    {
        var spark = await fixture.SparkAsync();
        return (
            spark.CreateDataFrame([[1, "a"], [2, "b"]], "id INT, x STRING"),
            spark.CreateDataFrame([[2, "B"], [3, "C"]], "id INT, y STRING"));
    }
}
