using StartSpark.Sql.Types;

namespace StartSpark.Sql.Tests;

public sealed class DataFrameTests(SparkFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SelectFilterOrder_OnRows_GiveTheRightValues()
    {
        var people = await PeopleAsync();
        Assert.Equal(["[Ada,37]", "[Cy,35]"], Text(people.Select("name", "age").Filter("age < 40").OrderBy(people["age"].Desc())));
        Assert.Equal(["[Ada,37]"], Text(people.Select(people["name"], people["age"]).Where(people["age"] == 37)));
        Assert.Equal(["[38]", "[42]", "[36]"], Text(people.SelectExpr("age + 1 as next")));
        Assert.Equal(["[Cy]", "[Ada]", "[Bob]"], Text(people.Sort("age").Select("name")));
        Assert.Equal(["[1,Ada,37,UK]"], Text(people.Select("*").Limit(1)));
        Assert.Equal(["[Bob]", "[Cy]"], Text(people.Offset(1).Select("name")));
    }

    [Fact]
    public async Task Columns_AddedRenamedDropped_AreThere()
    {
        var people = await PeopleAsync();
        Assert.Equal(["id", "name", "age", "country", "old"], people.WithColumn("old", people["age"] > 40).Columns());
        Assert.Equal(["[38]"], Text(people.WithColumn("age", people["age"] + 1).Select("age").Limit(1)));
        Assert.Equal(["id", "who", "age", "country"], people.WithColumnRenamed("name", "who").WithColumnRenamed("nothing", "x").Columns());
        Assert.Equal(["id", "name"], people.Drop("age", "country", "nothing").Columns());
        Assert.Equal(["id", "age", "country"], people.Drop(people["name"]).Columns());
        Assert.Equal(["a", "b", "c", "d"], people.ToDF("a", "b", "c", "d").Columns());
        Assert.Equal([("id", "int"), ("name", "string"), ("age", "int"), ("country", "string")], people.DTypes());
    }

    [Fact]
    public async Task Schema_OfATable_HasNamesTypesAndNullability()
    {
        var schema = (await PeopleAsync()).Schema();
        Assert.Equal(
            new StructType(
                new StructField("id", new IntegerType(), isNullable: false),
                new StructField("name", new StringType()),
                new StructField("age", new IntegerType()),
                new StructField("country", new StringType())),
            schema);
    }

    [Fact]
    public async Task GroupBy_Aggregates_GiveTheRightValues()
    {
        var people = await PeopleAsync();
        var byCountry = people.GroupBy("country");
        Assert.Equal(["[UK,2]", "[US,1]"], Text(byCountry.Count().OrderBy("country")));
        Assert.Equal(["[UK,72]", "[US,41]"], Text(byCountry.Sum("age").OrderBy("country")));
        Assert.Equal(["[UK,36.0]", "[US,41.0]"], Text(byCountry.Avg("age").OrderBy("country")));
        Assert.Equal(["[UK,36.0]", "[US,41.0]"], Text(byCountry.Mean("age").OrderBy("country")));
        Assert.Equal(["[UK,35]", "[US,41]"], Text(byCountry.Min("age").OrderBy("country")));
        Assert.Equal(["[UK,37]", "[US,41]"], Text(byCountry.Max("age").OrderBy("country")));
        Assert.Equal(
            ["[UK,2,37]", "[US,1,41]"],
            Text(byCountry.Agg(Column.Call("count", people["id"]), Column.Call("max", people["age"])).OrderBy("country")));
        Assert.Equal(["[113]"], Text(people.Agg(Column.Call("sum", people["age"]))));
        Assert.Equal(["[UK,2]", "[US,1]"], Text(byCountry.Agg(new Dictionary<string, string> { ["*"] = "count" }).OrderBy("country")));
        Assert.Equal(["[null,3]", "[UK,2]", "[US,1]"], Text(people.Rollup("country").Count().OrderBy("country")));
        Assert.Equal(["[null,3]", "[UK,2]", "[US,1]"], Text(people.Cube("country").Count().OrderBy("country")));
    }

    [Fact]
    public async Task GroupBy_NumbersWithoutNames_AreAllNumericColumnsThoseGroupedByToo()
    {
        var people = await PeopleAsync();
        var byId = people.GroupBy("id");
        Assert.Equal(["id", "sum(id)", "sum(age)"], byId.Sum().Columns());
        Assert.Equal(["[1,1,37]", "[2,2,41]", "[3,3,35]"], Text(byId.Sum().OrderBy("id")));
        Assert.Equal(["[1,1.0,37.0]", "[2,2.0,41.0]", "[3,3.0,35.0]"], Text(byId.Avg().OrderBy("id")));
        Assert.Equal(Text(byId.Avg().OrderBy("id")), Text(byId.Mean().OrderBy("id")));
        Assert.Equal(["[UK,1,35]", "[US,2,41]"], Text(people.GroupBy("country").Min().OrderBy("country")));
        Assert.Equal(["[UK,3,37]", "[US,2,41]"], Text(people.GroupBy("country").Max().OrderBy("country")));
        Assert.Equal(["[UK]", "[US]"], Text(people.Select("country").GroupBy("country").Sum().OrderBy("country")));
        Assert.Equal(["[3,4]"], Text(people.Limit(1).Select((people["id"] + 2).As("a.b"), (people["id"] + 3).As("c`d")).GroupBy().Sum()));
    }

    [Fact]
    public async Task GroupBy_NumbersOfAColumnThatIsNotNumeric_AreRefusedByName()
    {
        var people = await PeopleAsync();
        var nested = people.Select(people["country"], Functions.Struct("age", "name").As("who")).GroupBy("country");
        Assert.Equal(["[UK,72]", "[US,41]"], Text(nested.Sum("who.age").OrderBy("country")));
        Assert.Equal(["[UK,72]", "[US,41]"], Text(people.GroupBy("country").Sum("AGE").OrderBy("country")));
        Func<DataFrame>[] wrong =
        [
            () => people.GroupBy("country").Sum("age", "name"), () => people.GroupBy("country").Avg("name"), () => people.GroupBy("country").Mean("name"),
            () => people.GroupBy("country").Min("name"), () => people.GroupBy("country").Max("name"), () => people.GroupBy().Pivot("country").Sum("name"),
        ];
        Assert.All(wrong, aggregate =>
        {
            var error = Assert.Throws<AnalysisException>(aggregate);
            Assert.Contains("'name' is string", error.Message, StringComparison.Ordinal);
            Assert.Equal("NOT_NUMERIC_COLUMNS", error.ErrorClass);
            Assert.Equal("name", error.MessageParameters["invalid_columns"]);
        });
        Assert.Contains("'who.name'", Assert.Throws<AnalysisException>(() => nested.Sum("who.name")).Message, StringComparison.Ordinal);
        Assert.Equal("UNRESOLVED_COLUMN.WITH_SUGGESTION", Assert.Throws<AnalysisException>(() => people.GroupBy("country").Sum("none")).ErrorClass);
    }

    [Fact]
    public async Task Pivot_WithAndWithoutValues_MakesColumns()
    {
        var people = await PeopleAsync();
        Assert.Equal(["[72,41]"], Text(people.GroupBy().Pivot("country").Sum("age")));
        Assert.Equal(["[41,72]"], Text(people.GroupBy().Pivot("country", ["US", "UK"]).Sum("age")));
        Assert.Throws<InvalidOperationException>(() => people.Rollup("country").Pivot("name"));
    }

    [Fact]
    public async Task SetOperations_OnNumbers_GiveTheRightValues()
    {
        var spark = await fixture.SparkAsync();
        var a = spark.CreateDataFrame([1, 2, 2, 3]);
        var b = spark.CreateDataFrame([2, 3, 4]);
        Assert.Equal(["[1]", "[2]", "[2]", "[2]", "[3]", "[3]", "[4]"], Text(a.Union(b).OrderBy("_1")));
        Assert.Equal(["[2]", "[3]"], Text(a.Intersect(b).OrderBy("_1")));
        Assert.Equal(["[2]", "[2]"], Text(a.IntersectAll(a).Filter("_1 = 2")));
        Assert.Equal(["[1]"], Text(a.Except(b)));
        Assert.Equal(["[1]", "[2]"], Text(a.ExceptAll(b).OrderBy("_1")));
        Assert.Equal(["[1]", "[2]", "[3]"], Text(a.Distinct().OrderBy("_1")));
        Assert.Equal(["[1]", "[2]", "[3]"], Text(a.DropDuplicates("_1").OrderBy("_1")));
        var left = a.ToDF("x").WithColumn("y", Column.Of("l")).Limit(1);
        var right = b.ToDF("x").Limit(1);
        Assert.Equal(["[1,l]", "[2,null]"], Text(left.UnionByName(right, allowMissingColumns: true).OrderBy("x")));
        Assert.Throws<AnalysisException>(() => left.UnionByName(right).Schema());
    }

    [Fact]
    public async Task CollectTakeFirstTail_OnRange_GiveTheRightRows()
    {
        var range = (await fixture.SparkAsync()).Range(0, 10, 1, 3);
        Assert.Equal(10, range.Count());
        Assert.Equal(Enumerable.Range(0, 10).Select(n => (long)n), range.Collect().Select(row => row.GetAs<long>("id")));
        Assert.Equal([0L, 1L], range.Take(2).Select(row => row.GetAs<long>(0)));
        Assert.Equal([0L, 1L], range.Head(2).Select(row => row.GetAs<long>(0)));
        Assert.Equal([8L, 9L], range.Tail(2).Select(row => row.GetAs<long>(0)));
        Assert.Equal(0, range.First().GetAs<long>(0));
        Assert.False(range.IsEmpty());
        Assert.True(range.Filter("id < 0").IsEmpty());
        Assert.Throws<InvalidOperationException>(() => range.Filter("id < 0").First());
        Assert.Equal([1L, 4L, 7L], (await fixture.SparkAsync()).Range(1, 10, 3).Collect().Select(row => row.GetAs<long>(0)));
    }

    [Fact]
    public async Task AsyncTwins_GiveTheSameAsTheOthers()
    {
        var range = (await fixture.SparkAsync()).Range(5);
        Assert.Equal(5, await range.CountAsync(Token));
        Assert.Equal(5, (await range.CollectAsync(Token)).Count);
        Assert.Equal(2, (await range.TakeAsync(2, Token)).Count);
        Assert.Equal(4, (await range.TailAsync(1, Token))[0].GetAs<long>(0));
        Assert.Equal(0, (await range.FirstAsync(Token)).GetAs<long>(0));
        Assert.False(await range.IsEmptyAsync(Token));
        Assert.Equal(["id"], (await range.SchemaAsync(Token)).FieldNames);
        Assert.Contains("|  0|", await range.ShowStringAsync(cancellationToken: Token), StringComparison.Ordinal);
        Assert.Contains("id: long", await range.TreeStringAsync(cancellationToken: Token), StringComparison.Ordinal);
        Assert.Contains("Range", await range.ExplainStringAsync(cancellationToken: Token), StringComparison.Ordinal);
        Assert.Equal(2, (await range.HeadAsync(2, Token)).Count);
        Assert.Equal(0, (await range.HeadAsync(Token)).GetAs<long>(0));
        Assert.Equal(["id"], await range.ColumnsAsync(Token));
        Assert.Equal([("id", "bigint")], await range.DTypesAsync(Token));
        Assert.Same(range, await range.CacheAsync(Token));
        Assert.Equal(StorageLevel.MemoryAndDisk.UseDisk, (await range.StorageLevelAsync(Token)).UseDisk);
        await range.UnpersistAsync(true, Token);
        Assert.Equal(StorageLevel.None, await range.StorageLevelAsync(Token));
        Assert.Equal(["[0]"], Text(await range.GroupBy().MinAsync(cancellationToken: Token)));
        Assert.Equal(["[4]"], Text(await range.GroupBy().MaxAsync(["id"], Token)));
        Assert.Equal(["[10]"], Text(await range.GroupBy().SumAsync(["id"], Token)));
        Assert.Equal(["[2.0]"], Text(await range.GroupBy().AvgAsync(cancellationToken: Token)));
        Assert.Equal(["[2.0]"], Text(await range.GroupBy().MeanAsync(["id"], Token)));
        Assert.Equal(["[1,a]"], Text(await (await fixture.SparkAsync()).CreateDataFrameAsync([[1, "a"]], "n INT, s STRING", Token)));
    }

    [Fact]
    public async Task ToLocalIterator_LeftEarly_EndsTheQuery()
    {
        var range = (await fixture.SparkAsync()).Range(0, 1_000_000, 1, 8);
        Assert.Equal([0L, 1L, 2L], range.ToLocalIterator().Take(3).Select(row => row.GetAs<long>(0)));
        Assert.Equal(499_999_500_000, range.ToLocalIterator().Sum(row => row.GetAs<long>(0)));
        var seen = 0L;
        await foreach (var row in range.ToLocalIteratorAsync(Token))
        {
            if (++seen == 100)
            {
                break;
            }
        }

        Assert.Equal(100, seen);
    }

    [Fact]
    public async Task ShowPrintSchemaExplain_GiveSparksText()
    {
        var people = await PeopleAsync();
        Assert.Equal(
            "+---+----+---+-------+\n| id|name|age|country|\n+---+----+---+-------+\n|  1| Ada| 37|     UK|\n+---+----+---+-------+\nonly showing top 1 row",
            people.ShowString(1).Replace("\r", "", StringComparison.Ordinal));
        Assert.Contains("-RECORD 0", people.ShowString(1, 20, vertical: true), StringComparison.Ordinal);
        Assert.Contains("|       abcdefg...|", (await fixture.SparkAsync()).Sql("select 'abcdefghijklmnop' as longish_name_here").ShowString(1, 10), StringComparison.Ordinal);
        Assert.Equal(
            "root\n |-- id: integer (nullable = false)\n |-- name: string (nullable = true)\n |-- age: integer (nullable = true)\n |-- country: string (nullable = true)\n",
            people.TreeString());
        Assert.Contains("== Physical Plan ==", people.ExplainString(), StringComparison.Ordinal);
        Assert.Contains("== Optimized Logical Plan ==", people.ExplainString("extended"), StringComparison.Ordinal);
        Assert.Contains("== Physical Plan ==", people.ExplainString("formatted"), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => people.ExplainString("nonsense"));
    }

    [Fact]
    public async Task SampleAndSplit_KeepEveryRowOnce()
    {
        var range = (await fixture.SparkAsync()).Range(1000);
        Assert.InRange(range.Sample(0.5, seed: 1).Count(), 400, 600);
        Assert.Equal(range.Sample(0.1, seed: 7).Count(), range.Sample(0.1, seed: 7).Count());
        var parts = range.RandomSplit([3, 1], seed: 5);
        Assert.Equal(1000, parts.Sum(part => part.Count()));
        Assert.InRange(parts[0].Count(), 650, 850);
        Assert.Throws<ArgumentException>(() => range.RandomSplit([0, 0]));
    }

    [Fact]
    public async Task Partitions_AsAsked()
    {
        var range = (await fixture.SparkAsync()).Range(0, 100, 1, 4);
        static long Partitions(DataFrame table) => table.SelectExpr("spark_partition_id() as p").Distinct().Count();
        Assert.Equal(4, Partitions(range));
        Assert.Equal(7, Partitions(range.Repartition(7)));
        Assert.Equal(2, Partitions(range.Coalesce(2)));
        Assert.Equal(3, Partitions(range.Repartition(3, range["id"])));
        Assert.InRange(Partitions(range.Repartition(range["id"])), 1, 2);
        var within = range.Repartition(1).SortWithinPartitions(range["id"].Desc());
        Assert.Equal(99, within.First().GetAs<long>(0));
    }

    [Fact]
    public async Task Cache_PersistAndUnpersist_ChangeTheLevel()
    {
        var range = (await fixture.SparkAsync()).Range(77);
        Assert.Equal(Sql.StorageLevel.None, range.StorageLevel());
        Assert.Equal(Sql.StorageLevel.MemoryAndDiskDeserialized, range.Cache().StorageLevel());
        Assert.Equal(77, range.Count());
        Assert.Equal(Sql.StorageLevel.None, range.Unpersist(blocking: true).StorageLevel());
        Assert.Equal(Sql.StorageLevel.DiskOnly, range.Persist(Sql.StorageLevel.DiskOnly).StorageLevel());
        range.Unpersist();
    }

    [Fact]
    public async Task MissingValues_DroppedAndFilled()
    {
        var spark = await fixture.SparkAsync();
        var table = spark.CreateDataFrame([[1, "a", null], [2, null, null], [null, null, null]], "n INT, s STRING, d DOUBLE");
        Assert.Equal(0, table.Na().Drop().Count());
        Assert.Equal(2, table.Na().Drop("all").Count());
        Assert.Equal(1, table.Na().Drop(2).Count());
        Assert.Equal(2, table.Na().Drop("any", ["n"]).Count());
        Assert.Equal(["[1,a,0.5]", "[2,null,0.5]", "[0,null,0.5]"], Text(table.Na().Fill(0.5)));
        Assert.Equal(["[a]", "[-]", "[-]"], Text(table.Na().Fill("-").Select("s")));
        Assert.Equal(["[1,a,null]", "[2,x,null]", "[9,x,null]"], Text(table.Na().Fill(new Dictionary<string, object> { ["n"] = 9, ["s"] = "x" })));
        Assert.Throws<ArgumentException>(() => table.Na().Drop("some"));
    }

    [Fact]
    public async Task DescribeAndSummary_GiveTheRightValues()
    {
        var range = (await fixture.SparkAsync()).Range(1, 6);
        Assert.Equal(["[count,5]", "[mean,3.0]", "[stddev,1.5811388300841898]", "[min,1]", "[max,5]"], Text(range.Describe("id")));
        Assert.Equal(["[count,5]", "[50%,3]"], Text(range.Summary("count", "50%")));
    }

    [Fact]
    public async Task Preview_OfMoreRows_FetchesOnlyTheFirst()
    {
        var range = (await fixture.SparkAsync()).Range(1_000_000_000_000);
        var preview = await DataFramePreview.LoadAsync(range, 3, Token);
        Assert.Equal(["[0]", "[1]", "[2]"], preview.Rows.Select(row => row.ToString()));
        Assert.True(preview.HasMore);
        Assert.Equal("bigint", preview.Schema[0].DataType.SimpleString);
        var whole = DataFramePreview.Load(range.Limit(3), 3);
        Assert.Equal(3, whole.Rows.Count);
        Assert.False(whole.HasMore);
        Assert.Empty(DataFramePreview.Load(range.Filter("id < 0").Limit(0), 3).Rows);
    }

    private static string[] Text(DataFrame table) => [.. table.Collect().Select(row => row.ToString())];

    private async Task<DataFrame> PeopleAsync() => (await fixture.SparkAsync()).CreateDataFrame(
        [[1, "Ada", 37, "UK"], [2, "Bob", 41, "US"], [3, "Cy", 35, "UK"]],
        "id INT NOT NULL, name STRING, age INT, country STRING");
}
