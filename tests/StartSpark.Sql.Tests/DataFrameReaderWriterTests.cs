using StartSpark.Sql.Types;
using StartSpark.Testing;

namespace StartSpark.Sql.Tests;

public sealed class DataFrameReaderWriterTests(SparkFixture fixture) : IDisposable
{
    private readonly TestFolder _folder = new("files");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("parquet")]
    [InlineData("orc")]
    [InlineData("json")]
    public async Task Write_ThenRead_KeepsRowsAndTypes(string format)
    {
        var spark = await fixture.SparkAsync();
        var path = Path.Combine(_folder.Path, format);
        (await TableAsync()).Write().Format(format).Save(path);
        var back = spark.Read().Format(format).Load(path);
        Assert.Equal(["[1,a,x]", "[2,b,y]", "[3,null,y]"], Text(back.Select("n", "s", "p")));
        Assert.Equal(format == "json" ? "bigint" : "int", back.Schema()["n"].DataType.SimpleString);
    }

    [Fact]
    public async Task ShortForms_OfEachFormat_WriteAndRead()
    {
        var spark = await fixture.SparkAsync();
        var table = await TableAsync();
        table.Write().Parquet(At("p"));
        table.Write().Orc(At("o"));
        table.Write().Json(At("j"));
        table.Write().Option("header", true).Csv(At("c"));
        table.Select("p").Write().Text(At("t"));
        Assert.Equal(3, spark.Read().Parquet(At("p")).Count());
        Assert.Equal(3, spark.Read().Orc(At("o")).Count());
        Assert.Equal(3, spark.Read().Json(At("j")).Count());
        Assert.Equal(6, spark.Read().Parquet(At("p"), At("p")).Count());
        Assert.Equal(["[1,a,x]", "[2,b,y]", "[3,null,y]"], Text(spark.Read().Option("header", true).Option("inferSchema", true).Csv(At("c"))));
        Assert.Equal(["[x]", "[y]", "[y]"], Text(spark.Read().Text(At("t"))));

        await table.Write().ParquetAsync(At("pa"), Token);
        await table.Write().OrcAsync(At("oa"), Token);
        await table.Write().JsonAsync(At("ja"), Token);
        await table.Write().Option("header", true).CsvAsync(At("ca"), Token);
        await table.Select("p").Write().TextAsync(At("ta"), Token);
        await table.Write().Format("orc").Option("path", At("sa")).SaveAsync(Token);
        Assert.Equal(3, spark.Read().Parquet(At("pa")).Count());
        Assert.Equal(6, spark.Read().Orc(At("oa"), At("sa")).Count());
        Assert.Equal(3, spark.Read().Json(At("ja")).Count());
        Assert.Equal(Text(spark.Read().Csv(At("c"))), Text(spark.Read().Csv(At("ca"))));
        Assert.Equal(["[x]", "[y]", "[y]"], Text(spark.Read().Text(At("ta"))));
    }

    [Fact]
    public async Task Schema_GivenAsTextOrType_IsTaken()
    {
        var spark = await fixture.SparkAsync();
        var path = _folder.Write("a.csv", "1,2026-11-23\n2,2026-11-24\n");
        var byText = spark.Read().Schema("n BIGINT, d DATE").Csv(path);
        Assert.Equal(["[1,2026-11-23]", "[2,2026-11-24]"], Text(byText));
        var byType = spark.Read().Schema(new StructType(new StructField("n", new LongType()), new StructField("d", new DateType()))).Csv(path);
        Assert.Equal(byText.Schema(), byType.Schema());
        Assert.Equal(new DateOnly(2026, 11, 23), byType.First().GetAs<DateOnly>("d"));
    }

    [Fact]
    public async Task Options_OfSeveralKinds_ReachTheSource()
    {
        var spark = await fixture.SparkAsync();
        var path = _folder.Write("b.csv", "a|b\n1|2.5\n");
        var table = spark.Read()
            .Options(new Dictionary<string, string> { ["sep"] = "|", ["HEADER"] = "false" })
            .Option("header", true)
            .Option("maxColumns", 5)
            .Option("samplingRatio", 1.0)
            .Option("inferSchema", "true")
            .Csv(path);
        Assert.Equal([("a", "int"), ("b", "double")], table.DTypes());
        Assert.Equal(["[1,2.5]"], Text(table));
    }

    [Fact]
    public async Task Mode_OfEachKind_DoesWhatItSays()
    {
        var spark = await fixture.SparkAsync();
        var path = At("modes");
        var table = await TableAsync();
        table.Write().Save(path);
        Assert.Equal("PATH_ALREADY_EXISTS", Assert.Throws<AnalysisException>(() => table.Write().Save(path)).ErrorClass);
        table.Write().Mode(SaveMode.Ignore).Save(path);
        Assert.Equal(3, spark.Read().Load(path).Count());
        table.Write().Mode("append").Save(path);
        Assert.Equal(6, spark.Read().Load(path).Count());
        table.Limit(1).Write().Mode(SaveMode.Overwrite).Save(path);
        Assert.Equal(1, spark.Read().Load(path).Count());
        Assert.Throws<ArgumentException>(() => table.Write().Mode("perhaps"));
    }

    [Fact]
    public async Task PartitionBy_Column_MakesFoldersAndComesBack()
    {
        var spark = await fixture.SparkAsync();
        (await TableAsync()).Write().PartitionBy("p").Parquet(At("parts"));
        Assert.Equal(["p=x", "p=y"], Directory.GetDirectories(At("parts")).Select(folder => Path.GetFileName(folder)).Order());
        Assert.Equal(["[2,b]", "[3,null]"], Text(spark.Read().Parquet(At("parts")).Filter("p = 'y'").Select("n", "s").OrderBy("n")));
    }

    [Fact]
    public async Task Tables_SavedInsertedAndRead()
    {
        var spark = await fixture.SparkAsync();
        var table = await TableAsync();
        table.Write().BucketBy(2, "n").SortBy("n").SaveAsTable("saved");
        try
        {
            table.Write().InsertInto("saved");
            Assert.Equal(6, spark.Table("saved").Count());
            Assert.Equal(6, spark.Read().Table("default.saved").Count());
            Assert.Contains("Num Buckets", spark.Sql("describe extended saved").ShowString(100), StringComparison.Ordinal);
        }
        finally
        {
            spark.Sql("drop table saved");
        }
    }

    [Fact]
    public async Task Read_MissingPath_SaysWhich()
    {
        var spark = await fixture.SparkAsync();
        var error = Assert.Throws<AnalysisException>(() => spark.Read().Parquet(At("nowhere")).Schema());
        Assert.Equal("PATH_NOT_FOUND", error.ErrorClass);
        Assert.Contains("nowhere", error.Message, StringComparison.Ordinal);
    }

    private static string[] Text(DataFrame table) => [.. table.Collect().Select(row => row.ToString())];

    private string At(string name) => Path.Combine(_folder.Path, name);

    private async Task<DataFrame> TableAsync() => (await fixture.SparkAsync())
        .CreateDataFrame([[1, "a", "x"], [2, "b", "y"], [3, null, "y"]], "n INT, s STRING, p STRING").Coalesce(1);
}
