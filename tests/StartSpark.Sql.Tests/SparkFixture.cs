using StartSpark.Testing;

namespace StartSpark.Sql.Tests;

/// <summary>One real Spark for all tests of the assembly, started the way a user starts it, when the first test asks for it.</summary>
public sealed class SparkFixture : IAsyncDisposable
{
    public const string SetVariable = "STARTSPARK_SQL_TESTS_SET";
    public const string RemovedVariable = "STARTSPARK_SQL_TESTS_REMOVED";

    private readonly TestFolder _home = new("sql");
    private readonly Lazy<Task<SparkSession>> _spark;

    public SparkFixture()
    {
        // Logs of the drivers go where they vanish with the tests.
        Environment.SetEnvironmentVariable("STARTSPARK_HOME", _home.Path);
        Environment.SetEnvironmentVariable(RemovedVariable, "of the tests");
        _spark = new Lazy<Task<SparkSession>>(StartAsync);
    }

    /// <summary>The session; skips the test where there is no Spark to be had.</summary>
    public async Task<SparkSession> SparkAsync() => await _spark.Value.WaitAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_spark.IsValueCreated && _spark.Value.IsCompletedSuccessfully)
        {
            await (await _spark.Value).DisposeAsync();
        }

        _home.Dispose();
    }

    private async Task<SparkSession> StartAsync()
    {
        await SharedCaches.LendAsync(new(_home.Path), CancellationToken.None);
        return await SparkSession.Builder()
            .Master("local[2]")
            .AppName("StartSpark.Sql.Tests")
            .SparkHome(await TestSpark.HomeAsync(CancellationToken.None))
            .Env(SetVariable, "a 'value' with blanks")
            .Env(new Dictionary<string, string?> { [RemovedVariable] = null })
            .Config("spark.sql.shuffle.partitions", 2)
            .Config("spark.sql.session.timeZone", "UTC")
            .Config("spark.sql.warehouse.dir", _home.Folder("warehouse"))
            .Config("spark.connect.execute.reattachable.senderMaxStreamDuration", "2s")
            .Config("spark.connect.progress.reportInterval", "200ms")
            .GetOrCreateAsync(CancellationToken.None);
    }
}
