using System.Security.Cryptography;

namespace StartSpark.Sql.Local;

/// <summary>The settings a driver gets beside the user's: a Connect server of its own on the loopback, behind a secret.</summary>
internal static class DriverConf
{
    internal const string Token = "spark.connect.authenticate.token";

    private const string ResourceManagerPatience = "spark.hadoop.yarn.resourcemanager.connect.max-wait.ms";

    /// <summary>The user's settings and ours. What decides who may come in is ours; for the rest the user's word goes.</summary>
    internal static Dictionary<string, string> Build(LocalSparkOptions options)
    {
        var conf = new Dictionary<string, string>
        {
            ["spark.connect.grpc.binding.port"] = "0",
            ["spark.ui.port"] = "0",
            // The bar is drawn for a terminal; in a log it is noise.
            ["spark.ui.showConsoleProgress"] = "false",
            // How often a running query tells how far it is; Spark's own two seconds make a bar that jumps.
            ["spark.connect.progress.reportInterval"] = "500ms",
            // A notebook left over lunch keeps its views and cached tables: the session ends with its driver, not by a clock.
            ["spark.connect.session.manager.defaultSessionTimeout"] = "-1",
        };
        if (options.Master.StartsWith("yarn", StringComparison.Ordinal))
        {
            // Hadoop asks a silent resource manager for a quarter of an hour.
            conf[ResourceManagerPatience] = "60000";
        }

        foreach (var (key, value) in options.Conf)
        {
            conf[key] = value;
        }

        conf["spark.master"] = options.Master;
        conf["spark.app.name"] = options.AppName;
        conf["spark.submit.deployMode"] = "client";
        conf["spark.connect.grpc.binding.address"] = "127.0.0.1";
        conf[Token] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        return conf;
    }

    /// <summary>The environment: a Spark that runs on this machine alone listens on the loopback alone, its UI included.</summary>
    internal static IReadOnlyDictionary<string, string?> Environment(LocalSparkOptions options)
    {
        const string Address = "SPARK_LOCAL_IP";
        var named = options.Env.ContainsKey(Address)
            || System.Environment.GetEnvironmentVariable(Address) is not null
            || options.Conf.Keys.Any(key => key is "spark.driver.host" or "spark.driver.bindAddress");
        return !IsLocal(options.Master) || named
            ? options.Env
            : new Dictionary<string, string?>(options.Env) { [Address] = "127.0.0.1" };
    }

    /// <summary>Whether executors run inside the driver.</summary>
    internal static bool IsLocal(string master) =>
        master == "local" || master.StartsWith("local[", StringComparison.Ordinal);
}
