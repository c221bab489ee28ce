namespace StartSpark.Sql.Tests.Connect;

/// <summary>What only a real Spark shows: long and large results, interrupts, its own error messages.</summary>
public sealed class RealQueryTests(SparkFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Query_LongerThanAStreamMayLast_IsReattached()
    {
        // The fixture's server cuts streams after two seconds.
        var spark = await fixture.SparkAsync();
        Assert.Equal(42, spark.Sql("select java_method('java.lang.Thread', 'sleep', 5000L) as slept, 42 as n").First().GetAs<int>("n"));
    }

    [Fact]
    public async Task Collect_OfTensOfMegabytes_IsWhole()
    {
        var spark = await fixture.SparkAsync();
        var rows = spark.Range(0, 40, 1, 1).SelectExpr("id", "repeat('x', 1000000) as text").Collect();
        Assert.Equal(40, rows.Count);
        Assert.All(rows, row => Assert.Equal(1_000_000, row.GetAs<string>("text").Length));
    }

    [Fact]
    public async Task Query_Cancelled_IsInterruptedInSparkAndReportsProgress()
    {
        var spark = await fixture.SparkAsync();
        var events = new SessionRecorder("the-cell");
        using var watching = SparkSession.AddObserver(events);
        using var cell = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var ending = new CancelOnDispose(cell);
        Task<long> query;
        using (SparkQueryScope.Begin(new SparkQueryOptions { Tags = ["the-cell"], CancellationToken = cell.Token }))
        {
            query = Task.Run(() => spark.Range(0, long.MaxValue / 2, 1, 4).Filter("hash(id) = id").Count());
        }

        var progress = await events.Running.Task.WaitAsync(TimeSpan.FromSeconds(60), Token);
        Assert.Equal(["the-cell"], progress.Tags);
        Assert.Equal(4, Assert.Single(progress.Stages, stage => !stage.IsDone && stage.Tasks == 4).Tasks);
        await cell.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => query.WaitAsync(TimeSpan.FromSeconds(30), Token));
        Assert.Empty(await spark.InterruptTagAsync("the-cell", Token));
        Assert.Equal(1, spark.Range(1).Count());
    }

    [Fact]
    public async Task Query_InterruptedByTag_SaysThatItWasCancelled()
    {
        var spark = await fixture.SparkAsync();
        var events = new SessionRecorder("by-tag");
        using var watching = SparkSession.AddObserver(events);

        // Whatever fails below, the query ends with the test.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var ending = new CancelOnDispose(end);
        Task<long> query;
        using (SparkQueryScope.Begin(new SparkQueryOptions { Tags = ["by-tag"] }))
        {
            query = spark.Range(0, long.MaxValue / 2, 1, 4).Filter("hash(id) = id").CountAsync(end.Token);
        }

        var progress = await events.Running.Task.WaitAsync(TimeSpan.FromSeconds(60), Token);
        Assert.Equal([progress.OperationId], await spark.InterruptTagAsync("by-tag", Token));
        var error = await Assert.ThrowsAsync<SparkException>(() => query);
        Assert.Contains("CANCELED", error.ErrorClass, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_AtRunTime_IsSparksOwn()
    {
        var spark = await fixture.SparkAsync();
        var error = Assert.Throws<SparkException>(() => spark.Sql("select id / (id - id) as broken from range(1, 2)").Collect());
        Assert.StartsWith("[DIVIDE_BY_ZERO] Division by zero.", error.Message, StringComparison.Ordinal);
        Assert.Contains("SQLSTATE: 22012", error.Message, StringComparison.Ordinal);
        Assert.Contains("select id / (id - id)", error.Message, StringComparison.Ordinal);
        Assert.Equal("DIVIDE_BY_ZERO", error.ErrorClass);
        Assert.Equal("22012", error.SqlState);
        var context = Assert.Single(error.QueryContexts);
        Assert.True(context.IsSql);
        Assert.Equal("id / (id - id)", context.Fragment);
        Assert.Equal(7, context.StartIndex);
        Assert.Contains("SparkArithmeticException", error.ServerExceptionType, StringComparison.Ordinal);
        Assert.Contains("\tat org.apache.spark", error.ServerStackTrace, StringComparison.Ordinal);
        Assert.DoesNotContain("\tat ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Grpc", error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Error_OfAnalysis_NamesTheColumn()
    {
        var spark = await fixture.SparkAsync();
        var error = Assert.Throws<AnalysisException>(() => spark.Range(1).Select("nowhere").Collect());
        Assert.Equal("UNRESOLVED_COLUMN.WITH_SUGGESTION", error.ErrorClass);
        Assert.Equal("42703", error.SqlState);
        Assert.Equal("`nowhere`", error.MessageParameters["objectName"]);
        Assert.Contains("`id`", error.Message, StringComparison.Ordinal);
        Assert.Equal("TABLE_OR_VIEW_NOT_FOUND", Assert.Throws<AnalysisException>(() => spark.Table("no_such_table").Schema()).ErrorClass);
    }

    [Fact]
    public async Task Error_OfSyntax_PointsIntoTheText()
    {
        var spark = await fixture.SparkAsync();
        var error = Assert.Throws<ParseException>(() => spark.Sql("selec 1"));
        Assert.Equal("PARSE_SYNTAX_ERROR", error.ErrorClass);
        Assert.Contains("^^^", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error_LongerThanTheTrailersHold_IsWhole()
    {
        var spark = await fixture.SparkAsync();
        var error = Assert.Throws<SparkException>(() => spark.Sql("select raise_error(repeat('x', 20000))").Collect());
        Assert.Contains(new string('x', 20000), error.Message, StringComparison.Ordinal);
        Assert.Equal("USER_RAISED_EXCEPTION", error.ErrorClass);
    }

    [Fact]
    public async Task Queries_ManyAtOnce_DoNotMix()
    {
        var spark = await fixture.SparkAsync();
        var sums = await Task.WhenAll(Enumerable.Range(1, 16).Select(async n =>
        {
            var rows = await spark.Range(n * 100).CollectAsync(Token);
            return rows.Sum(row => row.GetAs<long>(0));
        }));
        Assert.Equal(Enumerable.Range(1, 16).Select(n => n * 100L * ((n * 100L) - 1) / 2), sums);
    }

    private sealed class CancelOnDispose(CancellationTokenSource source) : IDisposable
    {
        public void Dispose() => source.Cancel();
    }
}
