using System.Diagnostics;
using StartSpark.Sql.Types;
using StartSpark.Testing;

namespace StartSpark.Sql.Tests;

public sealed class SparkSessionTests(SparkFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sql_QueryAndArguments_GiveTheRightValues()
    {
        var spark = await fixture.SparkAsync();
        Assert.Equal(1, spark.Sql("select 1").First().GetAs<int>(0));
        Assert.Equal("[3,a'b]", spark.Sql("select ? + 1, ?", 2, "a'b").First().ToString());
        Assert.Equal("[5]", spark.Sql("select :x + :y", new Dictionary<string, object?> { ["x"] = 2, ["y"] = 3 }).First().ToString());
        Assert.Equal(2, (await (await spark.SqlAsync("select id from range(2)", Token)).CollectAsync(Token)).Count);
        Assert.Equal("[k,v]", spark.Sql("set k=v").First().ToString());
    }

    [Fact]
    public async Task Sql_Statement_RunsAtOnceAndOnce()
    {
        var spark = await fixture.SparkAsync();
        spark.Sql("create table once_only (n int) using parquet");
        try
        {
            var insert = spark.Sql("insert into once_only values (1)");
            insert.Collect();
            insert.Count();
            Assert.Equal(1, spark.Table("once_only").Count());
        }
        finally
        {
            spark.Sql("drop table once_only");
        }
    }

    [Fact]
    public async Task Sql_ResultsOfSqlInOnePlan_KeepTheirColumnsApart()
    {
        var spark = await fixture.SparkAsync();
        var a = spark.Sql("select 1 as id, 'a' as x");
        var b = spark.Sql("select 1 as id, 'b' as x");
        Assert.Equal("[a,b]", a.Join(b, a["id"] == b["id"]).Select(a["x"], b["x"]).First().ToString());
    }

    [Fact]
    public async Task CreateDataFrame_EveryKindOfValues_ComesBack()
    {
        var spark = await fixture.SparkAsync();
        Assert.Equal(["[a]", "[null]"], Text(spark.CreateDataFrame(["a", null])));
        Assert.Equal(["[1]", "[2]"], Text(spark.CreateDataFrame([1, 2])));
        Assert.Equal(["[1]", "[null]"], Text(spark.CreateDataFrame(new int?[] { 1, null })));
        Assert.Equal(["[1]"], Text(spark.CreateDataFrame([1L])));
        Assert.Equal(["[1]", "[null]"], Text(spark.CreateDataFrame(new long?[] { 1, null })));
        Assert.Equal(["[1.5]"], Text(spark.CreateDataFrame([1.5])));
        Assert.Equal(["[null]"], Text(spark.CreateDataFrame(new double?[] { null })));
        Assert.Equal(["[true]"], Text(spark.CreateDataFrame([true])));
        Assert.Equal(["[null]"], Text(spark.CreateDataFrame(new bool?[] { null })));
        Assert.Equal(["[2026-11-23]"], Text(spark.CreateDataFrame([new DateOnly(2026, 11, 23)]).SelectExpr("string(_1)")));
        Assert.Equal(["[2026-11-23 10:00:00]"], Text(spark.CreateDataFrame([new DateTimeOffset(2026, 11, 23, 11, 0, 0, TimeSpan.FromHours(1))]).SelectExpr("string(_1)")));
        Assert.False(spark.CreateDataFrame([1]).Schema()[0].IsNullable);
        Assert.True(spark.CreateDataFrame(["a"]).Schema()[0].IsNullable);
    }

    [Fact]
    public async Task CreateDataFrame_RowsWithSchema_KeepTypesAndNullability()
    {
        var spark = await fixture.SparkAsync();
        var schema = new StructType(
            new StructField("n", new LongType(), isNullable: false),
            new StructField("tags", new ArrayType(new StringType())),
            new StructField("price", new DecimalType(10, 2)));
        var table = spark.CreateDataFrame([new GenericRow(1L, new[] { "a", "b" }, 1.25m), new GenericRow(2L, null, null)], schema);
        Assert.Equal(schema, table.Schema());
        Assert.Equal(1.25m, table.First().GetAs<decimal>("price"));
        Assert.Equal(["a", "b"], table.First().GetAs<string[]>("tags"));
        Assert.Equal(0, spark.CreateDataFrame(Array.Empty<GenericRow>(), schema).Count());
        Assert.Throws<ArgumentException>(() => spark.CreateDataFrame([new GenericRow("x", null, null)], schema));
        Assert.Throws<ParseException>(() => spark.CreateDataFrame(Array.Empty<object?[]>(), "n NOSUCHTYPE("));
    }

    [Fact]
    public async Task GetOrCreate_SameMaster_IsTheSameSessionWithNewSettings()
    {
        var spark = await fixture.SparkAsync();
        var again = SparkSession.Builder().Master("local[2]").Config("spark.sql.ansi.enabled", true).GetOrCreate();
        Assert.Same(spark, again);
        Assert.Same(spark, await SparkSession.Builder().Config(new Dictionary<string, string> { ["x.y"] = "1.5" }).GetOrCreateAsync(Token));
        Assert.Equal("1.5", spark.Conf().Get("x.y"));
        Assert.Equal("true", spark.Conf().Get("spark.sql.ansi.enabled"));
        Assert.Throws<ArgumentException>(() => SparkSession.Builder().Master("local").Remote("sc://h").GetOrCreate());
    }

    [Fact]
    public async Task Env_OfTheBuilder_IsWhatTheDriverSees()
    {
        var spark = await fixture.SparkAsync();
        var seen = spark.Sql(
            "select java_method('java.lang.System', 'getenv', ?), java_method('java.lang.System', 'getenv', ?)",
            SparkFixture.SetVariable,
            SparkFixture.RemovedVariable).First();
        Assert.Equal("a 'value' with blanks", seen.Get(0));
        Assert.Equal("null", seen.Get(1));
        Assert.NotNull(Environment.GetEnvironmentVariable(SparkFixture.RemovedVariable));
    }

    [Fact]
    public async Task Version_OfTheDriver_IsSparks()
    {
        var spark = await fixture.SparkAsync();
        Assert.Equal(spark.Version(), spark.Sql("select split(version(), ' ')[0]").First().GetAs<string>(0));
        Assert.Equal("StartSpark.Sql.Tests", spark.DriverInfo.AppName);
        Assert.True(spark.DriverInfo.IsLocalDriver);
    }

    [Fact]
    public async Task Remote_OfTheSameDriver_IsASessionOfItsOwnThatEndsAlone()
    {
        var spark = await fixture.SparkAsync();
        var events = new SessionRecorder();
        using var watching = SparkSession.AddObserver(events);
        var token = spark.Client.Identity.Headers.GetValue("authorization")!["Bearer ".Length..];
        var other = await SparkSession.Builder()
            .Remote($"sc://{spark.Client.Endpoint}/;token={token};user_id=someone")
            .Config("spark.sql.shuffle.partitions", 3)
            .Config("spark.executor.memory", "3g")
            .GetOrCreateAsync(Token);
        Assert.NotSame(spark, other);
        Assert.Same(other, SparkSession.Active());
        Assert.Equal(spark.DriverInfo.AppId, other.DriverInfo.AppId);
        Assert.DoesNotContain(token, other.DriverInfo.ToString(), StringComparison.Ordinal);
        Assert.Equal("3", other.Conf().Get("spark.sql.shuffle.partitions"));
        Assert.Equal("2", spark.Conf().Get("spark.sql.shuffle.partitions"));
        Assert.Contains(events.Warnings, warning => warning.Contains("spark.executor.memory", StringComparison.Ordinal));
        var table = other.Range(3);
        Assert.Throws<ArgumentException>(() => table.Union(spark.Range(3)));

        other.Stop();
        other.Stop();
        var error = Assert.Throws<SparkSessionEndedException>(() => table.Count());
        Assert.Contains("was stopped", error.Message, StringComparison.Ordinal);
        Assert.Contains("GetOrCreate", error.Message, StringComparison.Ordinal);
        Assert.Same(spark, SparkSession.Active());
        Assert.Equal(1, spark.Range(1).Count());
        Assert.Equal(["Session started", "Session finished", "session started", "session stopped"], events.Events);
    }

    [Fact]
    public async Task Remote_WrongToken_IsToldInASentence()
    {
        var spark = await fixture.SparkAsync();
        var error = await Assert.ThrowsAsync<SparkConnectException>(
            () => SparkSession.Builder().Remote($"sc://{spark.Client.Endpoint}/;token=wr0ng").GetOrCreateAsync(Token));
        Assert.Contains("refused the token", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remote_OtherToken_IsNotTheSessionOfTheFirst()
    {
        var spark = await fixture.SparkAsync();
        var token = spark.Client.Identity.Headers.GetValue("authorization")!["Bearer ".Length..];
        var builder = SparkSession.Builder().Remote($"sc://{spark.Client.Endpoint}/;token={token};user_id=tokens");
        await using var right = await builder.GetOrCreateAsync(Token);
        Assert.Same(right, await builder.GetOrCreateAsync(Token));
        var error = await Assert.ThrowsAsync<SparkConnectException>(
            () => SparkSession.Builder().Remote($"sc://{spark.Client.Endpoint}/;token=wr0ng;user_id=tokens").GetOrCreateAsync(Token));
        Assert.Contains("refused the token", error.Message, StringComparison.Ordinal);
        await using var withHeader = await SparkSession.Builder()
            .Remote($"sc://{spark.Client.Endpoint}/;token={token};user_id=tokens;x-team=red").GetOrCreateAsync(Token);
        Assert.NotSame(right, withHeader);
    }

    [Fact]
    public async Task RuntimeConfig_SetGetUnset()
    {
        var conf = (await fixture.SparkAsync()).Conf();
        conf.Set("my.key", "v");
        conf.Set("my.flag", true);
        conf.Set("my.number", 12);
        Assert.Equal("v", conf.Get("my.key"));
        Assert.Equal("true", conf.Get("my.flag"));
        Assert.Equal("12", conf.Get("my.number"));
        Assert.Equal("v", conf.GetAll()["my.key"]);
        await conf.SetAsync("my.flag", false, Token);
        await conf.SetAsync("my.number", 13, Token);
        Assert.Equal("false", await conf.GetAsync("my.flag", Token));
        Assert.Equal("13", (await conf.GetAllAsync(Token))["my.number"]);
        Assert.True(await conf.IsModifiableAsync("spark.sql.shuffle.partitions", Token));
        await conf.UnsetAsync("my.number", Token);
        Assert.Equal("d", await conf.GetAsync("my.number", "d", Token));
        conf.Unset("my.key");
        Assert.Equal("d", conf.Get("my.key", "d"));
        Assert.Null(conf.Get("my.key", null));
        Assert.Equal("SQL_CONF_NOT_FOUND", Assert.ThrowsAny<SparkException>(() => conf.Get("my.key")).ErrorClass);
        Assert.True(conf.IsModifiable("spark.sql.shuffle.partitions"));
        Assert.False(conf.IsModifiable("spark.sql.warehouse.dir"));
        Assert.ThrowsAny<SparkException>(() => conf.Set("spark.sql.warehouse.dir", "/x"));
    }

    [Fact]
    public async Task Catalog_ViewsAndTables()
    {
        var spark = await fixture.SparkAsync();
        spark.Range(3).CreateOrReplaceTempView("three");
        spark.Range(4).CreateOrReplaceTempView("three");
        Assert.Equal(4, spark.Table("three").Count());
        Assert.Throws<AnalysisException>(() => spark.Range(5).CreateTempView("three"));
        Assert.True(spark.Catalog.TableExists("three"));
        Assert.Contains("three", spark.Catalog.ListTables().Collect().Select(row => row.GetAs<string>("name")));
        Assert.Equal("id", spark.Catalog.ListColumns("three").First().GetAs<string>("name"));
        spark.Catalog.CacheTable("three");
        Assert.True(spark.Catalog.IsCached("three"));
        spark.Catalog.UncacheTable("three");
        Assert.False(spark.Catalog.IsCached("three"));
        Assert.True(spark.Catalog.DropTempView("three"));
        Assert.False(spark.Catalog.DropTempView("three"));
        spark.Range(6).CreateOrReplaceGlobalTempView("six");
        Assert.Equal(6, spark.Sql("select * from global_temp.six").Count());
        Assert.True(spark.Catalog.DropGlobalTempView("six"));
        await spark.Range(6).CreateTempViewAsync("seven", Token);
        await spark.Range(7).CreateOrReplaceTempViewAsync("seven", Token);
        await spark.Range(8).CreateGlobalTempViewAsync("eight", Token);
        await spark.Range(9).CreateOrReplaceGlobalTempViewAsync("eight", Token);
        Assert.Equal(9, (await spark.SqlAsync("select * from global_temp.eight where id >= ?", [0], Token)).Count());
        Assert.True(await spark.Catalog.DropGlobalTempViewAsync("eight", Token));
        await spark.Catalog.CacheTableAsync("seven", Token);
        Assert.True(await spark.Catalog.IsCachedAsync("seven", Token));
        await spark.Catalog.ClearCacheAsync(Token);
        Assert.False(await spark.Catalog.IsCachedAsync("seven", Token));
        Assert.Equal(7, spark.Table("seven").Count());
        spark.Catalog.DropTempView("seven");
        Assert.Equal("default", spark.Catalog.CurrentDatabase());
        Assert.Contains("default", spark.Catalog.ListDatabases().Collect().Select(row => row.GetAs<string>("name")));
    }

    [Fact]
    public async Task Driver_Killed_EndsItsSessionWithTheReason()
    {
        Require.Linux();
        var events = new SessionRecorder();
        using var watching = SparkSession.AddObserver(events);
        using var folder = new TestFolder("lost");
        using var launch = SparkLaunchScope.Begin(new SparkLaunchOptions
        {
            SparkHome = await TestSpark.HomeAsync(Token),
            LogFile = folder.File("driver.log"),
            Env = new Dictionary<string, string?> { ["FROM_THE_SCOPE"] = "yes" },
        });
        var spark = await SparkSession.Builder()
            .Master("local[1]")
            .Config("spark.sql.warehouse.dir", folder.Folder("warehouse"))
            .GetOrCreateAsync(Token);
        await using (spark)
        {
            // Somebody else's server, as far as this one knows.
            var token = spark.Client.Identity.Headers.GetValue("authorization")!["Bearer ".Length..];
            var started = events.Events;
            await using var remote = await SparkSession.Builder().Remote($"sc://{spark.Client.Endpoint}/;token={token};user_id=other").GetOrCreateAsync(Token);
            Assert.Equal(
                ["Install started", "Install finished", "Jvm started", "Jvm finished", "Context started", "Context finished",
                    "Session started", "Session finished", "session started"],
                started);
            Assert.Equal("yes", spark.Sql("select java_method('java.lang.System', 'getenv', 'FROM_THE_SCOPE')").First().GetAs<string>(0));
            Assert.True(File.Exists(folder.File("driver.log")));
            var running = Task.Run(() => spark.Sql("select java_method('java.lang.Thread', 'sleep', 600000L)").Collect(), Token);
            var runningThere = Task.Run(() => remote.Sql("select java_method('java.lang.Thread', 'sleep', 600000L)").Collect(), Token);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
            ProcessTree.Kill([spark.DriverInfo.ProcessId!.Value]);
            limit.CancelAfter(TimeSpan.FromSeconds(3));
            var reason = await events.LossOf(spark).WaitAsync(limit.Token);
            var error = await Assert.ThrowsAsync<SparkSessionEndedException>(() => running.WaitAsync(limit.Token));
            Assert.Contains(reason, error.Message, StringComparison.Ordinal);
            var broke = await events.LossOf(remote).WaitAsync(limit.Token);
            Assert.Contains("broke", broke, StringComparison.Ordinal);
            var toldThere = await Assert.ThrowsAsync<SparkSessionEndedException>(() => runningThere.WaitAsync(limit.Token));
            Assert.Contains(broke, toldThere.Message, StringComparison.Ordinal);
            Assert.NotSame(spark, SparkSession.GetActiveSession());
            Assert.Throws<SparkSessionEndedException>(() => spark.Range(1).Count());
        }

        Assert.DoesNotContain("session stopped", events.Events);
    }

    [Fact]
    public async Task Server_Frozen_LosesAnIdleSessionWithinThreeSeconds()
    {
        Require.Linux();
        using var folder = new TestFolder("frozen");
        var events = new SessionRecorder();
        using var watching = SparkSession.AddObserver(events);
        await using var spark = await StartAsync(folder, "local[1]");
        var token = spark.Client.Identity.Headers.GetValue("authorization")!["Bearer ".Length..];
        await using var remote = await SparkSession.Builder().Remote($"sc://{spark.Client.Endpoint}/;token={token};user_id=other").GetOrCreateAsync(Token);
        Assert.Equal(1, remote.Range(1).Count());
        var driver = spark.DriverInfo.ProcessId!.Value;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await SignalAsync("STOP", driver);
        try
        {
            limit.CancelAfter(TimeSpan.FromSeconds(3));
            var reason = await events.LossOf(remote).WaitAsync(limit.Token);
            Assert.Contains("does not answer any more", reason, StringComparison.Ordinal);
            Assert.Contains(reason, Assert.Throws<SparkSessionEndedException>(() => remote.Range(1).Count()).Message, StringComparison.Ordinal);
        }
        finally
        {
            await SignalAsync("CONT", driver);
        }

        Assert.Equal(1, spark.Range(1).Count());
    }

    [Fact]
    public async Task Session_ForgottenByItsServer_TakesItsDriverAlongAndTheNextOneWorks()
    {
        Require.Linux();
        using var folder = new TestFolder("forgotten");
        var events = new SessionRecorder();
        using var watching = SparkSession.AddObserver(events);
        await using var spark = await StartAsync(folder, "local[1]", builder => builder
            .Config("spark.log.level", "INFO")
            .Config("spark.connect.session.manager.defaultSessionTimeout", "1s")
            .Config("spark.connect.session.manager.maintenanceInterval", "200ms"));
        while (!File.ReadLines(folder.File("driver.log")).Any(line =>
            line.Contains("expired", StringComparison.Ordinal) && line.Contains(spark.Client.Identity.SessionId, StringComparison.Ordinal)))
        {
            await Task.Delay(20, Token);
        }

        var error = Assert.Throws<SparkSessionEndedException>(() => spark.Range(1).Count());
        Assert.Contains("no longer knows this session", error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Message, await events.LossOf(spark).WaitAsync(Token));
        await ProcessTree.WaitGoneAsync([spark.DriverInfo.ProcessId!.Value], Token);
        await using var next = await StartAsync(folder, "local[1]");
        Assert.NotSame(spark, next);
        Assert.Equal(1, next.Range(1).Count());
        Assert.Single(events.Events, happened => happened == "session lost");
        Assert.DoesNotContain("session stopped", events.Events);
    }

    [Fact]
    public async Task GetOrCreate_CancelledWhileStarting_LeavesNothing()
    {
        using var folder = new TestFolder("cancelled");
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var events = new SessionRecorder();
        events.JvmStarted += cancel.Cancel;
        using var watching = SparkSession.AddObserver(events);
        using var launch = SparkLaunchScope.Begin(new SparkLaunchOptions
        {
            SparkHome = await TestSpark.HomeAsync(Token),
            LogFile = folder.File("driver.log"),
            CancellationToken = cancel.Token,
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SparkSession.Builder().Master("local[3]").GetOrCreateAsync(Token));
        Assert.DoesNotContain("session started", events.Events);
        Assert.NotEqual("local[3]", SparkSession.GetActiveSession()?.DriverInfo.Master);
    }

    [Fact]
    public async Task GetOrCreate_CancelledWhileAServerKeepsSilent_EndsWithinTwoSeconds()
    {
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var dialling = SparkSession.Builder().Remote($"sc://{silent.LocalEndpoint}").GetOrCreateAsync(cancel.Token);
        using var dialled = await silent.AcceptTcpClientAsync(Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => dialling.WaitAsync(TimeSpan.FromSeconds(2), Token));
    }

    private static async Task<SparkSession> StartAsync(TestFolder folder, string master, Func<Builder, Builder>? more = null)
    {
        using var launch = SparkLaunchScope.Begin(new SparkLaunchOptions { SparkHome = await TestSpark.HomeAsync(Token), LogFile = folder.File("driver.log") });
        var builder = SparkSession.Builder().Master(master).Config("spark.sql.warehouse.dir", folder.Folder("warehouse"));
        return await (more?.Invoke(builder) ?? builder).GetOrCreateAsync(Token);
    }

    private static async Task SignalAsync(string signal, int processId)
    {
        using var kill = Process.Start("kill", [$"-{signal}", processId.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Token);
        Assert.Equal(0, kill.ExitCode);
    }

    private static string[] Text(DataFrame table) => [.. table.Collect().Select(row => row.ToString())];
}
