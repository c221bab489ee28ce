using System.Text.RegularExpressions;
using StartSpark.SparkHome.Gateways;
using StartSpark.SparkHome.Locating;

namespace StartSpark.SparkHome.OptionEntries;

/// <summary>Asks an installed Spark which options it knows. No Spark is started for it: a gateway JVM loads the classes that declare them, and ends.</summary>
public static partial class OptionEntryReader
{
    private const string Registry = "org.apache.spark.internal.config.ConfigEntry$";
    private const string Singleton = "MODULE$";

    /// <summary>Each declares its options when it is loaded; which of them are there depends on the version and on the jars.</summary>
    private static readonly string[] Holders =
    [
        .. new[] { "package", "Deploy", "History", "Kryo", "Network", "Python", "R", "Status", "Streaming", "UI", "Worker" }
            .Select(name => $"org.apache.spark.internal.config.{name}$"),
        "org.apache.spark.sql.internal.SQLConf$",
        "org.apache.spark.sql.internal.StaticSQLConf$",
        "org.apache.spark.sql.connect.config.Connect$",
        "org.apache.spark.sql.hive.HiveUtils$",
        "org.apache.spark.streaming.StreamingConf$",
        "org.apache.spark.deploy.k8s.Config$",
        "org.apache.spark.deploy.yarn.config.package$",
    ];

    /// <summary>Every option that is meant for users, by name.</summary>
    /// <exception cref="SparkHomeException">The JVM did not start, or does not know its options.</exception>
    public static async Task<IReadOnlyList<OptionEntry>> ReadAsync(SparkInstallation spark, JavaInstallation java, StartSparkPaths paths, CancellationToken cancellationToken)
    {
        using var folder = new PrivateFolder();
        CopyEnvironmentScript(spark, folder);
        var options = new GatewayOptions
        {
            Spark = spark,
            Java = java,
            LogFile = folder.File("java.log"),
            ClassDataFolder = paths.ClassData,
            Conf = new Dictionary<string, string> { ["spark.master"] = "local[1]", ["spark.app.name"] = "options", ["spark.driver.memory"] = "512m" },
            // The defaults of the machine could fetch packages or log in somewhere; nobody asked for that yet.
            Environment = new Dictionary<string, string?> { ["SPARK_CONF_DIR"] = folder.Path, ["SPARK_SUBMIT_OPTS"] = null },
        };
        await using var gateway = await GatewayProcess.StartAsync(options, cancellationToken);
        await using var client = await gateway.ConnectAsync(cancellationToken);
        foreach (var holder in Holders)
        {
            await LoadAsync(client, holder, cancellationToken);
        }

        var registry = (Py4JReference)(await client.GetStaticAsync(Registry, Singleton, cancellationToken))!;
        var known = (Py4JReference)(await client.CallAsync(registry, "knownConfigs", [], cancellationToken))!;
        var values = await client.CallAsync(known, "values", [], cancellationToken);
        var list = await client.NewAsync("java.util.ArrayList", [values], cancellationToken);
        var count = (int)(await client.CallAsync(list, "size", [], cancellationToken))!;
        List<OptionEntry> entries = [];
        for (var i = 0; i < count; i++)
        {
            var entry = (Py4JReference)(await client.CallAsync(list, "get", [i], cancellationToken))!;
            if (await ReadEntryAsync(client, entry, cancellationToken) is { } read)
            {
                entries.Add(read);
            }
        }

        return [.. entries.OrderBy(entry => entry.Name, StringComparer.Ordinal)];
    }

    private static async Task<OptionEntry?> ReadEntryAsync(Py4JClient client, Py4JReference entry, CancellationToken cancellationToken)
    {
        var name = await TextAsync("key");
        if (name is null || name.StartsWith("spark.test", StringComparison.Ordinal)
            || await client.CallAsync(entry, "isPublic", [], cancellationToken) is not true)
        {
            return null;
        }

        var value = await TextAsync("defaultValueString");
        var doc = Spaces().Replace(await TextAsync("doc") ?? "", " ").Trim();
        if (value is not null && Fallback().Match(value) is { Success: true } fallback)
        {
            // What another option says is no text that could be written as this one's value.
            doc = $"{doc} Unless it is set, {fallback.Groups["name"].Value} counts.".Trim();
        }

        return new(name, await TypeAsync(client, entry, cancellationToken), value is null || value.StartsWith('<') ? null : value, doc,
            await TextAsync("version") is { Length: > 0 } since ? since : null);

        async Task<string?> TextAsync(string member) => await client.CallAsync(entry, member, [], cancellationToken) as string;
    }

    private static async Task<string> TypeAsync(Py4JClient client, Py4JReference entry, CancellationToken cancellationToken)
    {
        if (await client.CallAsync(entry, "valueConverter", [], cancellationToken) is not Py4JReference converter)
        {
            return OptionValueType.Text;
        }

        var type = OptionValueType.ByComplaint(await ComplaintAsync(OptionValueType.Nonsense));
        return type == OptionValueType.Text || await ComplaintAsync(OptionValueType.List) is not null ? type : OptionValueType.Text;

        async Task<string?> ComplaintAsync(string value)
        {
            try
            {
                await client.CallAsync(converter, "apply", [value], cancellationToken);
                return null;
            }
            catch (Py4JException complaint)
            {
                return complaint.JavaStackTrace;
            }
        }
    }

    private static async Task LoadAsync(Py4JClient client, string holder, CancellationToken cancellationToken)
    {
        try
        {
            await client.GetStaticAsync(holder, Singleton, cancellationToken);
        }
        catch (Py4JException)
        {
            // Another version, or a Spark without this part: then its options are none.
        }
    }

    /// <summary>A Spark without Hadoop of its own learns from this script where Hadoop is.</summary>
    private static void CopyEnvironmentScript(SparkInstallation spark, PrivateFolder folder)
    {
        const string Script = "spark-env.sh";
        var conf = Environment.GetEnvironmentVariable("SPARK_CONF_DIR") is { Length: > 0 } named ? named : Path.Combine(spark.Home, "conf");
        if (File.Exists(Path.Combine(conf, Script)))
        {
            folder.Write(Script, File.ReadAllText(Path.Combine(conf, Script)));
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^<value of (?<name>[\w.]+)>$")]
    private static partial Regex Fallback();
}
