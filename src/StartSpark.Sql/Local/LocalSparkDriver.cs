using System.Diagnostics;
using StartSpark.SparkHome;
using StartSpark.SparkHome.Gateways;
using StartSpark.SparkHome.Installing;
using StartSpark.SparkHome.Locating;
using StartSpark.Sql.Connect;

namespace StartSpark.Sql.Local;

/// <summary>A Spark driver of our own: started here, reached over Connect, gone when this process is.</summary>
/// <remarks>
/// (a) Spark and Java are found, Spark installed where there is none; (b) a gateway JVM starts, while the master's address is
/// tried; (c) through the gateway a context is made, with a Connect server behind a secret on a port the system chose;
/// (d) the caller opens its session and says so by <see cref="SessionOpened"/>; (e) the driver answers a tiny query by itself
/// and, once ever, an archive of its classes is made; (f) <see cref="StopAsync"/> stops the context, lets go of the JVM,
/// and kills it if it stays. However a start ends but by success, no process is left.
/// </remarks>
internal sealed class LocalSparkDriver : IAsyncDisposable
{
    private static readonly TimeSpan ContextStopLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan WaitsFrom = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    private readonly GatewayOptions _gatewayOptions;
    private readonly GatewayProcess _gateway;
    private readonly Py4JClient _java;
    private readonly SparkContextStarter _context;
    private readonly bool _isLocal;
    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource<string> _contextEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _afterwards = Task.CompletedTask;
    private int _stopping;
    private int _opened;

    private LocalSparkDriver(
        GatewayOptions gatewayOptions, GatewayProcess gateway, Py4JClient java, SparkContextStarter context, SparkDriverInfo info, string endpoint)
    {
        _gatewayOptions = gatewayOptions;
        _gateway = gateway;
        _java = java;
        _context = context;
        _isLocal = DriverConf.IsLocal(info.Master ?? "");
        Info = info;
        Endpoint = endpoint;
        Lost = WatchAsync();
    }

    /// <summary>The address for a Connect client, token included: never to be shown.</summary>
    public string Endpoint { get; }

    /// <summary>What may be told of the driver.</summary>
    public SparkDriverInfo Info { get; }

    /// <summary>Completes when the process is gone, for whatever reason.</summary>
    public Task Exited => _gateway.Exited;

    /// <summary>Completes when Spark has ended: with the reason for the user if nobody asked it to, else with null.</summary>
    public Task<string?> Lost { get; }

    /// <summary>Completes when the warm-up is over, and the making of the class archive if there was one. Never fails.</summary>
    internal Task Afterwards => _afterwards;

    /// <summary>Starts a driver.</summary>
    /// <exception cref="SparkStartException">It did not start; the message is for the user.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; no process is left.</exception>
    public static async Task<LocalSparkDriver> StartAsync(
        LocalSparkOptions options, ISparkSessionObserver? observer, CancellationToken cancellationToken)
    {
        string? logFile = null;
        try
        {
            var (spark, java) = await StageAsync(SparkStartStage.Install, observer, () => LocateAsync(options, cancellationToken));
            logFile = new DriverLogs(options.Paths, TimeProvider.System).Create(options.LogFile);
            var gatewayOptions = new GatewayOptions
            {
                Spark = spark,
                Java = java,
                LogFile = logFile,
                Conf = DriverConf.Build(options),
                Environment = DriverConf.Environment(options),
                ClassDataFolder = options.UseClassData ? options.Paths.ClassData : null,
            };
            var gateway = await StageAsync(SparkStartStage.Jvm, observer, () => StartGatewayAsync(options.Master, gatewayOptions, cancellationToken));
            var driver = StageAsync(SparkStartStage.Context, observer, () => StartContextAsync(gatewayOptions, gateway, cancellationToken));
            return await ToldOfWaitingAsync(driver, options.Master, observer);
        }
        catch (SparkHomeException error)
        {
            throw SparkStartException.From(error, logFile);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            throw new SparkStartException($"Spark could not start: {error.Message}", null, logFile, error);
        }
    }

    /// <summary>To be called once the user's session is up: what makes the next things quick begins now, so as not to delay that one.</summary>
    /// <param name="onWaiting">Hears for what of its cluster Spark waits, and null when it waits no more.</param>
    public void SessionOpened(Action<string?> onWaiting)
    {
        if (Interlocked.Exchange(ref _opened, 1) == 0)
        {
            // Without the caller's context: its tags, scopes and cancellation are not ours.
            using (ExecutionContext.SuppressFlow())
            {
                _afterwards = Task.WhenAll(Task.Run(AfterSessionAsync), Task.Run(() => WatchClusterAsync(onWaiting)));
            }
        }
    }

    /// <summary>Stops Spark in order, and by force where it does not stop; when this returns, the process is gone.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _stopping, 1) != 0)
        {
            await _gateway.Exited;
            return;
        }

        await _ended.CancelAsync();
        try
        {
            using var limit = new CancellationTokenSource(ContextStopLimit);
            await _context.StopAsync(limit.Token);
        }
        catch (Exception error) when (error is SparkHomeException or OperationCanceledException or ObjectDisposedException)
        {
            // Gone already, or stuck: what follows ends it either way.
        }

        await _java.DisposeAsync();
        await _gateway.StopAsync(ExitLimit);
        await _afterwards;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _gateway.DisposeAsync();
    }

    private static async Task<T> StageAsync<T>(SparkStartStage stage, ISparkSessionObserver? observer, Func<Task<T>> work)
    {
        observer?.StageStarted(stage);
        var started = Stopwatch.GetTimestamp();
        var result = await work();
        observer?.StageFinished(stage, Stopwatch.GetElapsedTime(started));
        return result;
    }

    /// <summary>A context on a cluster that takes its time waits for that cluster: nothing else in it takes as long.</summary>
    private static async Task<LocalSparkDriver> ToldOfWaitingAsync(Task<LocalSparkDriver> starting, string master, ISparkSessionObserver? observer)
    {
        if (observer is null || DriverConf.IsLocal(master) || await Task.WhenAny(starting, Task.Delay(WaitsFrom)) == starting)
        {
            return await starting;
        }

        observer.Waiting(null, $"Waiting for the cluster {master} to take the application.");
        try
        {
            return await starting;
        }
        finally
        {
            observer.Waiting(null, null);
        }
    }

    private static async Task<(SparkInstallation Spark, JavaInstallation Java)> LocateAsync(LocalSparkOptions options, CancellationToken cancellationToken)
    {
        string? Variable(string name) => options.Env.TryGetValue(name, out var value) ? value : Environment.GetEnvironmentVariable(name);

        // Java first: without it a download would be for nothing.
        var java = await new JavaLocator(Variable).FindAsync(options.JavaHome, cancellationToken);
        var spark = new SparkLocator(options.Paths).Find(options.SparkHome, Variable("SPARK_HOME"))
            ?? await new SparkInstaller(options.Paths, options.Installer).InstallAsync(options.InstallProgress, cancellationToken);
        return (spark, java);
    }

    private static async Task<GatewayProcess> StartGatewayAsync(string master, GatewayOptions options, CancellationToken cancellationToken)
    {
        using var start = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var starting = GatewayProcess.StartAsync(options, start.Token);
        try
        {
            await MasterReachability.RequireAsync(master, cancellationToken);
        }
        catch
        {
            await start.CancelAsync();
            await EndAsync(starting);
            throw;
        }

        return await starting;
    }

    private static async Task EndAsync(Task<GatewayProcess> starting)
    {
        try
        {
            await (await starting).StopAsync(LastWords);
        }
        catch (Exception error) when (error is SparkHomeException or OperationCanceledException)
        {
            // It has ended itself.
        }
    }

    private static async Task<LocalSparkDriver> StartContextAsync(GatewayOptions options, GatewayProcess gateway, CancellationToken cancellationToken)
    {
        Py4JClient? java = null;
        try
        {
            java = await gateway.ConnectAsync(cancellationToken);
            var context = new SparkContextStarter(java);
            await context.StartAsync(cancellationToken);
            var port = await context.ConnectPortAsync(cancellationToken);
            var info = await context.DescribeAsync(port, gateway, cancellationToken);
            // "localhost" by name: Spark's Python client takes a token without TLS for no other host.
            return new(options, gateway, java, context, info, $"sc://localhost:{port}/;token={options.Conf[DriverConf.Token]}");
        }
        catch (Exception error)
        {
            var died = error is SparkHomeException and not Py4JException && await HasDiedAsync(gateway);
            if (java is not null)
            {
                await java.DisposeAsync();
            }

            await gateway.StopAsync(LastWords);
            if (died)
            {
                throw DriverDiedException.From(gateway.LogFile, await gateway.Exited);
            }

            throw;
        }
    }

    private static async Task<bool> HasDiedAsync(GatewayProcess gateway)
    {
        // The connection breaks a moment before the process is gone.
        await Task.WhenAny(gateway.Exited, Task.Delay(LastWords));
        return gateway.Exited.IsCompleted;
    }

    private async Task<string?> WatchAsync()
    {
        await Task.WhenAny(_gateway.Exited, _contextEnded.Task);
        await _ended.CancelAsync();
        if (Volatile.Read(ref _stopping) != 0)
        {
            return null;
        }

        // A JVM whose Spark is gone is of no use to anybody.
        _ = _gateway.StopAsync(ExitLimit);
        return _contextEnded.Task.IsCompleted
            ? await _contextEnded.Task
            : DriverDiedException.From(_gateway.LogFile, await _gateway.Exited).Message;
    }

    private async Task WatchClusterAsync(Action<string?> onWaiting)
    {
        if (!_isLocal && await new ClusterWatch(_gateway, _context, Info.Master!, TimeProvider.System, onWaiting).RunAsync(_ended.Token) is { } reason)
        {
            _contextEnded.TrySetResult(reason);
        }
    }

    private async Task AfterSessionAsync()
    {
        try
        {
            await DriverWarmUp.RunAsync(ConnectEndpoint.Parse(Endpoint), _isLocal, _ended.Token);
            if (_gateway.ClassData is { } archive)
            {
                await ClassDataTraining.RunAsync(archive, _gatewayOptions, _ended.Token);
            }
        }
        catch (Exception error) when (error is SparkException or OperationCanceledException or IOException)
        {
            // It was only to make the user's first query quick.
        }
    }
}
