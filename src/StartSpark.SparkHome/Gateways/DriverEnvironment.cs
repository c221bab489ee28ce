using System.Diagnostics;
using System.Text;

namespace StartSpark.SparkHome.Gateways;

/// <summary>The environment a driver will have: this process's, the config's changes, and what <c>conf/spark-env.sh</c> exports.</summary>
internal sealed class DriverEnvironment
{
    // Each would turn our driver into something else: a client of another server, a child of another gateway.
    private static readonly string[] Removed =
        ["SPARK_REMOTE", "SPARK_CONNECT_AUTHENTICATE_TOKEN", "SPARK_LOCAL_REMOTE", "PYSPARK_GATEWAY_PORT", "PYSPARK_GATEWAY_SECRET", "MASTER"];

    private readonly Dictionary<string, string> _values = [];

    private DriverEnvironment()
    {
    }

    /// <summary>All variables.</summary>
    internal IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>One variable, or null.</summary>
    internal string? this[string name] => _values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>Spark's folder of settings.</summary>
    internal string ConfFolder { get; private init; } = "";

    internal static async Task<DriverEnvironment> ReadAsync(GatewayOptions options, CancellationToken cancellationToken)
    {
        Dictionary<string, string> values = [];
        foreach (System.Collections.DictionaryEntry pair in Environment.GetEnvironmentVariables())
        {
            values[(string)pair.Key] = (string?)pair.Value ?? "";
        }

        foreach (var name in Removed)
        {
            values.Remove(name);
        }

        foreach (var (name, value) in options.Environment)
        {
            if (value is null)
            {
                values.Remove(name);
            }
            else
            {
                values[name] = value;
            }
        }

        var confFolder = values.GetValueOrDefault("SPARK_CONF_DIR") is { Length: > 0 } named ? named : Path.Combine(options.Spark.Home, "conf");
        var script = Path.Combine(confFolder, "spark-env.sh");
        if (!OperatingSystem.IsWindows() && File.Exists(script) && !values.ContainsKey("SPARK_ENV_LOADED"))
        {
            await SourceAsync(script, values, cancellationToken);
        }

        values["SPARK_HOME"] = options.Spark.Home;
        values["SPARK_ENV_LOADED"] = "1";
        values["SPARK_SCALA_VERSION"] = "2.13";
        values["SPARK_CONNECT_MODE"] = "0";
        values["JAVA_HOME"] = options.Java.Home;
        // As spark-submit does: Python workers must hash strings alike on every machine.
        values["PYTHONHASHSEED"] = "0";
        var environment = new DriverEnvironment { ConfFolder = confFolder };
        foreach (var (name, value) in values)
        {
            environment._values[name] = value;
        }

        return environment;
    }

    private static async Task SourceAsync(string script, Dictionary<string, string> values, CancellationToken cancellationToken)
    {
        const string Print = """set -a; . "$0" >/dev/null; env -0""";
        var start = new ProcessStartInfo("bash", ["-c", Print, script]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
        start.Environment.Clear();
        foreach (var (name, value) in values)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        try
        {
            var printed = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            foreach (var pair in printed.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2)))
            {
                if (pair is [var name, var value] && name is not ("_" or "SHLVL" or "PWD" or "OLDPWD"))
                {
                    values[name] = value;
                }
            }
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
