using StartSpark.SparkHome.Gateways;

namespace StartSpark.Sql.Local;

/// <summary>Makes the Spark inside a gateway JVM and asks it what it is; every call here is one line to Java.</summary>
internal sealed class SparkContextStarter(Py4JClient java)
{
    private const string Plugins = "spark.plugins";
    private const string ConnectPlugin = "org.apache.spark.sql.connect.SparkConnectPlugin";
    private const string LogLevel = "spark.log.level";
    private const string LoggingObject = "org.apache.spark.internal.Logging$";
    private const string ConnectObject = "org.apache.spark.sql.connect.service.SparkConnectService$";

    private Py4JReference _context;
    private bool _comeOnDemand;

    /// <summary>Starts the context, and the Connect server with it.</summary>
    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        var conf = await java.NewAsync("org.apache.spark.SparkConf", [], cancellationToken);
        // The user's own plugins may stand in spark-defaults.conf, which only Java has read.
        var plugins = (string)(await java.CallAsync(conf, "get", [Plugins, ""], cancellationToken))!;
        if (!plugins.Contains(ConnectPlugin, StringComparison.Ordinal))
        {
            await java.CallAsync(conf, "set", [Plugins, plugins.Length == 0 ? ConnectPlugin : $"{plugins},{ConnectPlugin}"], cancellationToken);
        }

        if ((string)(await java.CallAsync(conf, "get", [LogLevel, ""], cancellationToken))! != "")
        {
            // To Spark a gateway is a shell, in which less than a warning goes unsaid whatever the level, if that level is the default one.
            var logging = (Py4JReference)(await java.GetStaticAsync(LoggingObject, "MODULE$", cancellationToken))!;
            await java.CallAsync(logging, "sparkShellThresholdLevel_$eq", [null], cancellationToken);
        }

        _context = await java.NewAsync("org.apache.spark.SparkContext", [conf], cancellationToken);
        _comeOnDemand = (string)(await java.CallAsync(conf, "get", ["spark.dynamicAllocation.enabled", "false"], cancellationToken))! == "true";
    }

    /// <summary>The port the Connect server was given.</summary>
    internal async Task<int> ConnectPortAsync(CancellationToken cancellationToken)
    {
        var server = (Py4JReference)(await java.GetStaticAsync(ConnectObject, "MODULE$", cancellationToken))!;
        return (int)(await java.CallAsync(server, "localPort", [], cancellationToken))!;
    }

    /// <summary>What is to be told of the driver.</summary>
    internal async Task<SparkDriverInfo> DescribeAsync(int connectPort, GatewayProcess gateway, CancellationToken cancellationToken)
    {
        var conf = (Py4JReference)(await CallAsync("getConf", cancellationToken))!;
        return new()
        {
            SparkVersion = (string)(await CallAsync("version", cancellationToken))!,
            Endpoint = $"localhost:{connectPort}",
            AppId = (string?)await CallAsync("applicationId", cancellationToken),
            AppName = (string?)await CallAsync("appName", cancellationToken),
            Master = (string?)await CallAsync("master", cancellationToken),
            DefaultParallelism = (int?)await CallAsync("defaultParallelism", cancellationToken),
            DriverMemory = (string?)await java.CallAsync(conf, "get", ["spark.driver.memory", "1g"], cancellationToken),
            UiUrl = await UiUrlAsync(cancellationToken),
            ProcessId = gateway.ProcessId,
            LogFile = gateway.LogFile,
        };
    }

    /// <summary>Whether the context has stopped, by whomever.</summary>
    internal async Task<bool> IsStoppedAsync(Py4JClient asker, CancellationToken cancellationToken) =>
        (bool)(await asker.CallAsync(_context, "isStopped", [], cancellationToken))!;

    /// <summary>Whether there is no executor although there should be one: always, or where they come on demand, while jobs are at work.</summary>
    internal async Task<bool> LacksExecutorsAsync(Py4JClient asker, CancellationToken cancellationToken)
    {
        // The driver's own block manager is one of them.
        var blockManagers = (Py4JReference)(await asker.CallAsync(_context, "getExecutorMemoryStatus", [], cancellationToken))!;
        var count = (int)(await asker.CallAsync(blockManagers, "size", [], cancellationToken))!;
        await asker.ReleaseAsync(blockManagers, cancellationToken);
        return count <= 1 && (!_comeOnDemand || await HasJobsAsync(asker, cancellationToken));
    }

    /// <summary>Stops the context in order.</summary>
    internal Task StopAsync(CancellationToken cancellationToken) => CallAsync("stop", cancellationToken);

    private async Task<bool> HasJobsAsync(Py4JClient asker, CancellationToken cancellationToken)
    {
        var tracker = (Py4JReference)(await asker.CallAsync(_context, "statusTracker", [], cancellationToken))!;
        var jobs = (Py4JReference)(await asker.CallAsync(tracker, "getActiveJobIds", [], cancellationToken))!;
        var count = (int)(await asker.CallStaticAsync("java.lang.reflect.Array", "getLength", [jobs], cancellationToken))!;
        await asker.ReleaseAsync(jobs, cancellationToken);
        await asker.ReleaseAsync(tracker, cancellationToken);
        return count > 0;
    }

    private async Task<Uri?> UiUrlAsync(CancellationToken cancellationToken)
    {
        var option = (Py4JReference)(await CallAsync("uiWebUrl", cancellationToken))!;
        return (bool)(await java.CallAsync(option, "isDefined", [], cancellationToken))!
            && Uri.TryCreate((string?)await java.CallAsync(option, "get", [], cancellationToken), UriKind.Absolute, out var url) ? url : null;
    }

    private Task<object?> CallAsync(string method, CancellationToken cancellationToken) => java.CallAsync(_context, method, [], cancellationToken);
}
