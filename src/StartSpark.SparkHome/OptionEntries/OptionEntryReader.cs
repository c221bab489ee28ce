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
        var all = await client.CallAllAsync("get", Enumerable.Range(0, count).Select(i => (list, new object?[] { i })), cancellationToken);
        return [.. (await ReadEntriesAsync(client, [.. all.OfType<Py4JReference>()], cancellationToken)).OrderBy(entry => entry.Name, StringComparer.Ordinal)];
    }

    private static async Task<IEnumerable<OptionEntry>> ReadEntriesAsync(Py4JClient client, IReadOnlyList<Py4JReference> all, CancellationToken cancellationToken)
    {
        var isPublic = await AskAsync(client, all, "isPublic", [], cancellationToken);
        var entries = all.Where((_, i) => isPublic[i] is true).ToList();
        var names = await TextsAsync("key");
        var defaults = await TextsAsync("defaultValueString");
        var docs = await TextsAsync("doc");
        var versions = await TextsAsync("version");
        var types = await TypesAsync(client, entries, cancellationToken);
        return entries.Select((_, i) => Make(names[i], types[i], defaults[i], docs[i], versions[i])).OfType<OptionEntry>();

        async Task<List<string?>> TextsAsync(string member) => [.. (await AskAsync(client, entries, member, [], cancellationToken)).Select(text => text as string)];
    }

    private static OptionEntry? Make(string? name, string type, string? value, string? doc, string? since)
    {
        if (name is null || name.StartsWith("spark.test", StringComparison.Ordinal))
        {
            return null;
        }

        var words = Spaces().Replace(doc ?? "", " ").Trim();
        if (value is not null && Fallback().Match(value) is { Success: true } fallback)
        {
            // What another option says is no text that could be written as this one's value.
            words = $"{words} Unless it is set, {fallback.Groups["name"].Value} counts.".Trim();
        }

        return new(name, type, value is null || value.StartsWith('<') ? null : value, words, string.IsNullOrEmpty(since) ? null : since);
    }

    private static async Task<List<string>> TypesAsync(Py4JClient client, IReadOnlyList<Py4JReference> entries, CancellationToken cancellationToken)
    {
        var converters = (await AskAsync(client, entries, "valueConverter", [], cancellationToken)).OfType<Py4JReference>().ToList();
        if (converters.Count != entries.Count)
        {
            // A Spark that keeps them elsewhere; then every value is a text.
            return [.. entries.Select(_ => OptionValueType.Text)];
        }

        var complaints = await AskAsync(client, converters, "apply", [OptionValueType.Nonsense], cancellationToken);
        var lists = await AskAsync(client, converters, "apply", [OptionValueType.List], cancellationToken);
        return [.. complaints.Select((complaint, i) => lists[i] is Py4JException ? OptionValueType.ByComplaint((complaint as Py4JException)?.JavaStackTrace) : OptionValueType.Text)];
    }

    private static Task<IReadOnlyList<object?>> AskAsync(
        Py4JClient client, IReadOnlyList<Py4JReference> targets, string method, object?[] arguments, CancellationToken cancellationToken) =>
        client.CallAllAsync(method, targets.Select(target => (target, arguments)), cancellationToken);

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
