using System.Diagnostics;
using StartSpark.Sql.Connect;
using StartSpark.Sql.Local;

namespace StartSpark.Sql;

/// <summary>Finds the session a builder asks for, or makes it: starts a driver or dials a server, then opens the session.</summary>
internal static class SparkSessionStarter
{
    private const string DefaultMaster = "local[*]";

    /// <summary>Two that ask for the same Spark at once shall get one.</summary>
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    private static CancellationTokenSource _untilCancelled = new();

    public static async Task<SparkSession> GetOrCreateAsync(SparkSessionRequest request, CancellationToken cancellationToken)
    {
        var cancelled = Volatile.Read(ref _untilCancelled).Token;
        try
        {
            return await FindOrStartAsync(request, cancelled, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (cancelled.IsCancellationRequested)
        {
            throw new OperationCanceledException("The start of Spark was cancelled.", error, cancelled);
        }
    }

    /// <summary>Ends every start under way, also those that still wait for another, whoever asked for it. Later ones are not touched.</summary>
    internal static void CancelAll() => _ = Interlocked.Exchange(ref _untilCancelled, new CancellationTokenSource()).CancelAsync();

    /// <summary>Completes when no start is under way; also one that nobody waits for any more has then left nothing behind.</summary>
    internal static async Task SettledAsync(CancellationToken cancellationToken)
    {
        await OneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        OneAtATime.Release();
    }

    private static async Task<SparkSession> FindOrStartAsync(SparkSessionRequest request, CancellationToken cancelled, CancellationToken cancellationToken)
    {
        var scope = SparkLaunchScope.Current;
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(
            [cancellationToken, cancelled, scope?.CancellationToken ?? CancellationToken.None, SparkQueryScope.CurrentToken]);
        await OneAtATime.WaitAsync(linked.Token).ConfigureAwait(false);
        try
        {
            var asked = request.Master is null && request.Remote is null ? null : Target(request);
            if (SparkSessions.Find(asked) is { } running)
            {
                await ApplyAsync(request, running, linked.Token).ConfigureAwait(false);
                return running;
            }

            if (asked is null)
            {
                var remote = Environment.GetEnvironmentVariable("SPARK_REMOTE");
                request = string.IsNullOrEmpty(remote) ? request with { Master = DefaultMaster } : request with { Remote = remote };
            }

            try
            {
                return request.Remote is not null
                    ? await DialAsync(request, linked.Token).ConfigureAwait(false)
                    : await StartAsync(request, scope, linked.Token).ConfigureAwait(false);
            }
            catch
            {
                SparkSessionObservers.StartFailed();
                throw;
            }
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static string Target(SparkSessionRequest request) =>
        request.Remote is null ? "master " + request.Master : "remote " + ConnectEndpoint.Parse(request.Remote).Fingerprint;

    private static async Task<SparkSession> StartAsync(SparkSessionRequest request, SparkLaunchOptions? scope, CancellationToken cancellationToken)
    {
        var env = new Dictionary<string, string?>(scope?.Env ?? new Dictionary<string, string?>());
        foreach (var (name, value) in request.Env)
        {
            env[name] = value;
        }

        var options = new LocalSparkOptions
        {
            Master = request.Master!,
            Conf = request.Conf,
            Env = env,
            SparkHome = request.SparkHome ?? scope?.SparkHome,
            JavaHome = request.JavaHome ?? scope?.JavaHome,
            LogFile = scope?.LogFile,
        };
        if (request.AppName is not null)
        {
            options = options with { AppName = request.AppName };
        }

        var driver = await LocalSparkDriver.StartAsync(options, SparkSessionObservers.All, cancellationToken).ConfigureAwait(false);
        try
        {
            var session = await OpenAsync(
                ConnectEndpoint.Parse(driver.Endpoint),
                driver,
                (_, version) => Task.FromResult(driver.Info with { SparkVersion = version }),
                Target(request),
                cancellationToken).ConfigureAwait(false);
            driver.SessionOpened(waitingFor => SparkSessionObservers.Waiting(session, waitingFor));
            return session;
        }
        catch
        {
            await driver.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<SparkSession> DialAsync(SparkSessionRequest request, CancellationToken cancellationToken)
    {
        var endpoint = ConnectEndpoint.Parse(request.Remote!);
        var session = await OpenAsync(
            endpoint, null, (client, version) => DescribeAsync(client, version, cancellationToken), Target(request), cancellationToken).ConfigureAwait(false);
        await ApplyAsync(request, session, cancellationToken).ConfigureAwait(false);
        return session;
    }

    private static async Task<SparkSession> OpenAsync(
        ConnectEndpoint endpoint,
        LocalSparkDriver? driver,
        Func<ConnectClient, string, Task<SparkDriverInfo>> describe,
        string target,
        CancellationToken cancellationToken)
    {
        SparkSessionObservers.All.StageStarted(SparkStartStage.Session);
        var started = Stopwatch.GetTimestamp();
        var client = new ConnectClient(endpoint, TimeProvider.System);
        SparkSession session;
        try
        {
            var answer = await client.AnalyzeAsync(new Protos.AnalyzePlanRequest { SparkVersion = new() }, cancellationToken).ConfigureAwait(false);
            session = new SparkSession(client, driver, await describe(client, answer.SparkVersion.Version).ConfigureAwait(false));
        }
        catch
        {
            client.Dispose();
            throw;
        }

        SparkSessionObservers.All.StageFinished(SparkStartStage.Session, Stopwatch.GetElapsedTime(started));
        SparkSessions.Add(session, target);
        SparkSessionObservers.SessionStarted(session);

        // Only now: a Spark that is lost is lost to a session that observers know.
        _ = session.WatchAsync();
        return session;
    }

    private static async Task<SparkDriverInfo> DescribeAsync(ConnectClient client, string version, CancellationToken cancellationToken)
    {
        var info = new SparkDriverInfo { SparkVersion = version, Endpoint = client.Endpoint.ToString() };
        var response = await client.ConfigAsync(
            new() { GetOption = new() { Keys = { "spark.app.id", "spark.app.name", "spark.master", "spark.driver.memory" } } },
            cancellationToken).ConfigureAwait(false);
        var conf = response.Pairs.Where(pair => pair.HasValue).ToDictionary(pair => pair.Key, pair => pair.Value);
        return info with
        {
            AppId = conf.GetValueOrDefault("spark.app.id"),
            AppName = conf.GetValueOrDefault("spark.app.name"),
            Master = conf.GetValueOrDefault("spark.master"),
            DriverMemory = conf.GetValueOrDefault("spark.driver.memory"),
        };
    }

    /// <summary>Gives a running session what it can still take; the rest is told to the observers.</summary>
    private static async Task ApplyAsync(SparkSessionRequest request, SparkSession session, CancellationToken cancellationToken)
    {
        if (request.Conf.Count == 0)
        {
            return;
        }

        var set = new Protos.ConfigRequest.Types.Set { Silent = true };
        set.Pairs.AddRange(request.Conf.Select(pair => new Protos.KeyValue { Key = pair.Key, Value = pair.Value }));
        var response = await session.Client.ConfigAsync(new() { Set = set }, cancellationToken).ConfigureAwait(false);
        foreach (var warning in response.Warnings)
        {
            SparkSessionObservers.Warned(warning);
        }
    }
}
