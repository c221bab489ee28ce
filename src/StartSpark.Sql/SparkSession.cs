using StartSpark.Sql.Connect;
using StartSpark.Sql.Local;
using StartSpark.Sql.Plans;

namespace StartSpark.Sql;

/// <summary>
/// The connection to one Spark: the way to queries, data sources and configuration. Made by <see cref="Builder"/>; safe to
/// use from several threads. A Spark that was started for the session ends with it.
/// </summary>
public sealed partial class SparkSession : IDisposable, IAsyncDisposable
{
    private readonly LocalSparkDriver? _driver;
    private readonly Lock _stopGate = new();
    private long _lastPlanId;
    private Task? _stop;

    internal SparkSession(ConnectClient client, LocalSparkDriver? driver, SparkDriverInfo info)
    {
        Client = client;
        Runner = new PlanRunner(client);
        DriverInfo = info;
        Catalog = new Catalog(this);
        _driver = driver;
        client.Progress = progress => SparkSessionObservers.QueryProgress(this, progress);
        client.QueryEnded = operationId => SparkSessionObservers.QueryEnded(this, operationId);
        client.Lost = Lose;
    }

    /// <summary>What is known of the Spark behind the session.</summary>
    public SparkDriverInfo DriverInfo { get; }

    /// <summary>Tables, views and databases.</summary>
    public Catalog Catalog { get; }

    /// <summary>The calls to the server.</summary>
    internal ConnectClient Client { get; }

    /// <summary>Runs plans.</summary>
    internal PlanRunner Runner { get; }

    /// <summary>Begins a session: says which Spark and how, until <see cref="Sql.Builder.GetOrCreate"/>.</summary>
    /// <returns>The builder.</returns>
    public static Builder Builder() => new();

    /// <summary>The session made last in this process that has not ended.</summary>
    /// <returns>The session.</returns>
    /// <exception cref="SparkSessionEndedException">There is none.</exception>
    public static SparkSession Active() => GetActiveSession()
        ?? throw new SparkSessionEndedException("There is no Spark session. " + SessionEnd.HowToGoOn);

    /// <summary>The session made last in this process that has not ended.</summary>
    /// <returns>The session, or null if there is none.</returns>
    public static SparkSession? GetActiveSession() => SparkSessions.Active;

    /// <summary>Lets an observer hear of every session of this process from now on, whoever makes it.</summary>
    /// <param name="observer">The observer.</param>
    /// <returns>Disposing it ends that.</returns>
    public static IDisposable AddObserver(ISparkSessionObserver observer) => SparkSessionObservers.Add(observer);

    /// <summary>Spark's version.</summary>
    /// <returns>The version, such as <c>4.3.0</c>.</returns>
    public string Version() => DriverInfo.SparkVersion;

    /// <summary>The session's settings.</summary>
    /// <returns>A view of them.</returns>
    public RuntimeConfig Conf() => new(Client);

    /// <summary>Reads data from files and tables.</summary>
    /// <returns>A new reader.</returns>
    public DataFrameReader Read() => new(this);

    /// <summary>A table or view by its name.</summary>
    /// <param name="tableName">The name, with database and catalog if need be.</param>
    /// <returns>The table.</returns>
    public DataFrame Table(string tableName) => Read().Table(tableName);

    /// <summary>The numbers from 0 up, in a column <c>id</c>.</summary>
    /// <param name="end">The number after the last.</param>
    /// <returns>The table.</returns>
    public DataFrame Range(long end) => Range(0, end);

    /// <summary>Numbers in steps, in a column <c>id</c>.</summary>
    /// <param name="start">The first number.</param>
    /// <param name="end">The number after the last.</param>
    /// <param name="step">The step; 1 by default.</param>
    /// <param name="numPartitions">In how many partitions; Spark's default parallelism by default.</param>
    /// <returns>The table.</returns>
    public DataFrame Range(long start, long end, long step = 1, int? numPartitions = null)
    {
        var range = new Protos.Range { Start = start, End = end, Step = step };
        if (numPartitions is { } count)
        {
            range.NumPartitions = count;
        }

        return new DataFrame(this, new Protos.Relation { Range = range });
    }

    /// <summary>Interrupts every operation of the session that is running.</summary>
    /// <returns>The ids of the operations interrupted.</returns>
    public IReadOnlyList<string> InterruptAll() => Blocking.Run(() => InterruptAllAsync());

    /// <summary>Interrupts every operation of the session that is running.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The ids of the operations interrupted.</returns>
    public Task<IReadOnlyList<string>> InterruptAllAsync(CancellationToken cancellationToken = default) => Client.InterruptAsync(
        request => request.InterruptType = Protos.InterruptRequest.Types.InterruptType.All, cancellationToken);

    /// <summary>Interrupts the running operations of the session that have a tag; see <see cref="SparkQueryScope"/>.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The ids of the operations interrupted.</returns>
    public Task<IReadOnlyList<string>> InterruptTagAsync(string tag, CancellationToken cancellationToken = default) => Client.InterruptAsync(
        request =>
        {
            request.InterruptType = Protos.InterruptRequest.Types.InterruptType.Tag;
            request.OperationTag = tag;
        },
        cancellationToken);

    /// <summary>Ends the session, and the Spark that was started for it. Later use of the session or its tables says so. A second call does nothing.</summary>
    public void Stop() => Blocking.Run(() => StopAsync());

    /// <summary>Ends the session, and the Spark that was started for it. Later use of the session or its tables says so. A second call waits for the first.</summary>
    /// <returns>When it is ended and the driver's process is gone.</returns>
    public Task StopAsync()
    {
        lock (_stopGate)
        {
            return _stop ??= Task.Run(StopOnceAsync);
        }
    }

    /// <summary>The same as <see cref="Stop"/>.</summary>
    public void Dispose() => Stop();

    /// <summary>The same as <see cref="StopAsync"/>.</summary>
    /// <returns>When it is ended.</returns>
    public ValueTask DisposeAsync() => new(StopAsync());

    /// <summary>A number that no relation of this session has had.</summary>
    internal long NextPlanId() => Interlocked.Increment(ref _lastPlanId);

    /// <summary>Goes on from here when Spark has ended, wanted or not: our own driver, or the server's connection.</summary>
    internal async Task WatchAsync()
    {
        var lost = _driver is not null ? _driver.Lost : new ServerWatch(Client, TimeProvider.System).RunAsync();
        if (await lost.ConfigureAwait(false) is { } reason && Client.End($"{reason} {SessionEnd.HowToGoOn}"))
        {
            Lose(reason);
        }
    }

    /// <summary>Who lost the session has no use for what is left of it: above all not for a driver of ours that has forgotten it.</summary>
    private void Lose(string reason)
    {
        SparkSessions.Forget(this, reason);
        _ = StopAsync();
    }

    private async Task StopOnceAsync()
    {
        var wasRunning = SparkSessions.Remove(this);
        if (wasRunning && _driver is null)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await Client.ReleaseSessionAsync(limit.Token).ConfigureAwait(false);
        }

        Client.End(SessionEnd.Stopped);
        try
        {
            if (_driver is not null)
            {
                await _driver.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            Client.Dispose();
            if (wasRunning)
            {
                SparkSessionObservers.SessionStopped(this);
            }
        }
    }
}
