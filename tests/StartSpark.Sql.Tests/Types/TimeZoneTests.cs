using StartSpark.Sql.Types;
using static StartSpark.Sql.Functions;

namespace StartSpark.Sql.Tests.Types;

/// <summary>Time zones of the session and of this machine change what is written, never which instant is meant. Alone, because both zones are shared by all tests.</summary>
[Collection(nameof(TimeZoneTests))]
public sealed class TimeZoneTests(SparkFixture fixture) : IAsyncLifetime
{
    private const string SessionZone = "spark.sql.session.timeZone";

    private readonly string? zoneBefore = Environment.GetEnvironmentVariable("TZ");
    private string sessionZoneBefore = "UTC";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        SetLocalZone("Asia/Kolkata");
        var spark = await fixture.SparkAsync();
        sessionZoneBefore = spark.Conf().Get(SessionZone);
        spark.Conf().Set(SessionZone, "America/New_York");
        spark.Conf().Set("spark.sql.timeType.enabled", "true");
    }

    public async ValueTask DisposeAsync()
    {
        SetLocalZone(zoneBefore);
        (await fixture.SparkAsync()).Conf().Set(SessionZone, sessionZoneBefore);
    }

    [Fact]
    public async Task Timestamps_FromSql_AreInstants()
    {
        var row = Assert.Single(await (await fixture.SparkAsync()).Sql("""
            SELECT TIMESTAMP '2024-01-01 12:00:00' AS winter, TIMESTAMP '2024-07-01 12:00:00.000001' AS summer, TIMESTAMP '1800-01-01 00:00:00' AS meantime,
                   TIMESTAMP '2024-11-03 05:30:00Z' AS first, TIMESTAMP '2024-11-03 06:30:00Z' AS second,
                   TIMESTAMP_NTZ '2024-03-10 02:30:00' AS gap, DATE '2024-01-01' AS day
            """).CollectAsync(Token));

        Assert.Equal(Utc(2024, 1, 1, 17, 0, 0), row["winter"]);
        Assert.Equal(Utc(2024, 7, 1, 16, 0, 0).AddTicks(10), row["summer"]);
        Assert.Equal(Utc(1800, 1, 1, 4, 56, 2), row["meantime"]);
        Assert.Equal(Utc(2024, 11, 3, 5, 30, 0), row["first"]);
        Assert.Equal(Utc(2024, 11, 3, 6, 30, 0), row["second"]);
        Assert.Equal(new DateTime(2024, 3, 10, 2, 30, 0, DateTimeKind.Unspecified), row["gap"]);
        Assert.Equal(DateTimeKind.Unspecified, ((DateTime)row["gap"]!).Kind);
        Assert.Equal(new DateOnly(2024, 1, 1), row["day"]);
        Assert.Equal(Utc(2024, 1, 1, 17, 0, 0).UtcDateTime, row.GetAs<DateTime>("winter"));
    }

    [Fact]
    public async Task Timestamps_Sent_AreTheSameInstantsInSpark()
    {
        var spark = await fixture.SparkAsync();
        var schema = new StructType().Add("t", new TimestampType()).Add("n", new TimestampNTZType());
        var wall = new DateTime(2024, 7, 1, 12, 0, 0, DateTimeKind.Unspecified);
        DateTimeOffset instant = new(2024, 7, 1, 12, 0, 0, TimeSpan.FromHours(5.5));
        var data = spark.CreateDataFrame(
        [
            new GenericRow(instant, wall),
            new GenericRow(instant.UtcDateTime, wall),
            new GenericRow(instant.LocalDateTime, wall),
            new GenericRow(wall, wall),
        ], schema);

        var rows = await data.Select(Col("t"), Col("t").Cast("string"), Col("n").Cast("string"), Col("t") == Lit(instant)).CollectAsync(Token);

        // 12:00 in Kolkata, where this machine is, is 02:30 in New York, where the session is.
        Assert.All(rows, row => Assert.Equal(new GenericRow(Utc(2024, 7, 1, 6, 30, 0), "2024-07-01 02:30:00", "2024-07-01 12:00:00", true), row));
    }

    [Fact]
    public async Task Timestamps_AsLiterals_AreTheSameInstantsInSpark()
    {
        var instant = new DateTimeOffset(2024, 7, 1, 12, 0, 0, TimeSpan.FromHours(5.5));

        var row = Assert.Single(await (await fixture.SparkAsync()).Range(1).Select(
            Lit(instant).Cast("string"), Lit(instant.UtcDateTime).Cast("string"), Lit(instant.LocalDateTime).Cast("string"), Lit(instant.DateTime).Cast("string"),
            Lit(instant), Hour(Lit(instant))).CollectAsync(Token));

        Assert.Equal(new GenericRow("2024-07-01 02:30:00", "2024-07-01 02:30:00", "2024-07-01 02:30:00", "2024-07-01 12:00:00", instant.ToUniversalTime(), 2), row);
    }

    [Fact]
    public async Task Times_OfDay_ArriveAndReturn()
    {
        var spark = await fixture.SparkAsync();
        var row = Assert.Single(await spark.Sql("SELECT TIME '23:59:59.999999' AS t, CAST('12:34:56.1234567' AS TIME(7)) AS fine").CollectAsync(Token));
        var (time, fine) = (new TimeOnly(23, 59, 59, 999, 999), new TimeOnly(12, 34, 56).Add(TimeSpan.FromTicks(1_234_567)));

        Assert.Equal(new GenericRow(time, fine), row);
        Assert.Equal(["time(6)", "time(7)"], row.Schema.Fields.Select(field => field.DataType.SimpleString));
        Assert.Equal([row], await spark.CreateDataFrame([row], row.Schema).CollectAsync(Token));
        Assert.Equal(new GenericRow(time, fine, true), Assert.Single(await spark.Range(1).Select(Lit(time), Lit(fine), Lit(time) == Expr("TIME '23:59:59.999999'")).CollectAsync(Token)));
        var tooFine = await Assert.ThrowsAsync<OverflowException>(() => spark.Sql("SELECT CAST('12:34:56.123456789' AS TIME(9))").CollectAsync(Token));
        Assert.Contains("cast the column to time(6)", tooFine.Message, StringComparison.Ordinal);
    }

    private static DateTimeOffset Utc(int year, int month, int day, int hour, int minute, int second) => new(year, month, day, hour, minute, second, TimeSpan.Zero);

    private static void SetLocalZone(string? zone)
    {
        Environment.SetEnvironmentVariable("TZ", zone);
        TimeZoneInfo.ClearCachedData();
        if (zone is not null)
        {
            Assert.Equal(TimeZoneInfo.FindSystemTimeZoneById(zone).BaseUtcOffset, TimeZoneInfo.Local.BaseUtcOffset);
        }
    }
}
