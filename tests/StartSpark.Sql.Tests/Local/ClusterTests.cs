using System.Text.Json;
using StartSpark.Testing;

namespace StartSpark.Sql.Tests.Local;

public sealed class ClusterTests(SparkFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Session_OnARealStandaloneCluster_ComputesThereWaitsForItAndIsLostWithIt()
    {
        Require.Linux();
        Assert.NotNull(fixture);
        await using var cluster = await StandaloneCluster.StartAsync(Token);
        var notes = new WaitingRecorder();
        using var watching = SparkSession.AddObserver(notes);
        await using var spark = await SparkSession.Builder()
            .Master(cluster.Master)
            .AppName("on a cluster")
            .SparkHome(await TestSpark.HomeAsync(Token))
            .Config("spark.driver.host", "127.0.0.1")
            .Config("spark.executor.memory", "512m")
            .GetOrCreateAsync(Token);
        Assert.Equal(499_500, spark.Sql("select sum(id) from range(0, 1000, 1, 4)").First().GetAs<long>(0));
        Assert.True(await TasksOfExecutorsAsync(spark.DriverInfo) >= 4);

        await cluster.KillWorkerAsync();
        await notes.HearsAsync(note => note?.Contains("executors", StringComparison.Ordinal) == true);
        await cluster.AddWorkerAsync(Token);
        await notes.HearsAsync(note => note is null);

        await cluster.KillApplicationAsync(spark.DriverInfo.AppId!, Token);
        while (!File.ReadAllText(spark.DriverInfo.LogFile!).Contains("Application has been killed", StringComparison.Ordinal))
        {
            await Task.Delay(20, Token);
        }

        var reason = await notes.Lost.Task.WaitAsync(TimeSpan.FromSeconds(3), Token);
        Assert.Contains("The cluster ended this Spark application", reason, StringComparison.Ordinal);
        var error = Assert.Throws<SparkSessionEndedException>(() => spark.Range(1).Count());
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains("Start again", error.Message, StringComparison.Ordinal);
        await ProcessTree.WaitGoneAsync([spark.DriverInfo.ProcessId!.Value], Token);
    }

    private static async Task<int> TasksOfExecutorsAsync(SparkDriverInfo driver)
    {
        using var http = new HttpClient();
        var json = await http.GetStringAsync(new Uri(driver.UiUrl!, $"/api/v1/applications/{driver.AppId}/executors"), Token);
        using var executors = JsonDocument.Parse(json);
        return executors.RootElement.EnumerateArray()
            .Where(executor => executor.GetProperty("id").GetString() != "driver")
            .Sum(executor => executor.GetProperty("totalTasks").GetInt32());
    }

    /// <summary>What Spark waits for, as it is told.</summary>
    private sealed class WaitingRecorder : ISparkSessionObserver
    {
        private readonly System.Threading.Channels.Channel<string?> _notes = System.Threading.Channels.Channel.CreateUnbounded<string?>();

        public TaskCompletionSource<string> Lost { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Waiting(SparkSession? sparkSession, string? forWhat)
        {
            if (sparkSession is not null)
            {
                _notes.Writer.TryWrite(forWhat);
            }
        }

        public void SessionLost(SparkSession sparkSession, string reason) => Lost.TrySetResult(reason);

        public async Task HearsAsync(Func<string?, bool> what)
        {
            while (!what(await _notes.Reader.ReadAsync(Token)))
            {
            }
        }
    }
}
