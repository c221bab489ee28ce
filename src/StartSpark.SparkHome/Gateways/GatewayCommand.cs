using System.Text;
using StartSpark.SparkHome.ClassData;

namespace StartSpark.SparkHome.Gateways;

/// <summary>All that is decided before the JVM starts, as files in a private folder: nothing of it is on the command line.</summary>
internal sealed class GatewayCommand
{
    private GatewayCommand(
        DriverEnvironment environment, ClassDataArchive? archive, bool usesArchive, IReadOnlyList<string> jvmArguments, string properties)
    {
        Environment = environment;
        Archive = archive;
        UsesArchive = usesArchive;
        JvmArguments = jvmArguments;
        Properties = properties;
    }

    internal DriverEnvironment Environment { get; }

    /// <summary>The archive that fits this command, whether it exists or not; null where none can.</summary>
    internal ClassDataArchive? Archive { get; }

    /// <summary>Whether the JVM starts from the archive.</summary>
    internal bool UsesArchive { get; }

    internal IReadOnlyList<string> JvmArguments { get; }

    /// <summary>The settings in Java's properties format, for <c>--properties-file</c>.</summary>
    internal string Properties { get; }

    internal static async Task<GatewayCommand> BuildAsync(GatewayOptions options, CancellationToken cancellationToken, bool fromArchive = true)
    {
        var environment = await DriverEnvironment.ReadAsync(options, cancellationToken);
        var defaults = ReadDefaults(environment.ConfFolder);
        string? Setting(string key) => options.Conf.GetValueOrDefault(key) ?? defaults.GetValueOrDefault(key);

        var memory = Setting("spark.driver.memory") ?? environment["SPARK_DRIVER_MEMORY"] ?? environment["SPARK_MEM"] ?? JvmFlags.DefaultMemory;
        var heap = JvmFlags.ParseSize(memory) ?? throw new SparkHomeException(
            $"spark.driver.memory is {memory}, which is no size.", "Write it as 4g or 512m.");
        List<string> user =
        [
            .. ShellWords.Split(Setting("spark.driver.defaultJavaOptions")),
            .. ShellWords.Split(Setting("spark.driver.extraJavaOptions")),
            .. ShellWords.Split(environment["SPARK_SUBMIT_OPTS"]),
        ];
        if (user.Find(option => option.StartsWith("-Xmx", StringComparison.Ordinal)) is { } fixedHeap)
        {
            throw new SparkHomeException(
                $"spark.driver.extraJavaOptions has {fixedHeap}, which Spark does not allow there.", "Set spark.driver.memory instead.");
        }

        var classPath = DriverClassPath.Build(options.Spark, environment, Setting("spark.driver.extraClassPath"));
        var archive = options.ClassDataFolder is { } folder && classPath.CanHaveArchive
            ? ClassDataArchive.For(folder, options.Java, classPath.Fixed)
            : null;
        var archiveFile = fromArchive ? archive?.FindUsable() : null;
        List<string> arguments =
        [
            .. options.JvmOptions,
            .. archiveFile is not null ? [$"-XX:SharedArchiveFile={archiveFile}", "-Xshare:auto"] : Array.Empty<string>(),
            .. JvmFlags.ForQuickStart(System.Environment.ProcessorCount, heap, user),
            $"-Xmx{heap >> 10}k",
            .. JvmFlags.ForSpark(),
            .. user,
            .. Setting("spark.driver.extraLibraryPath") is { } native ? [$"-Djava.library.path={native}"] : Array.Empty<string>(),
            "-cp", classPath.ToString(),
        ];
        return new(environment, archive, archiveFile is not null, arguments, JavaProperties.Format(options.Conf));
    }

    /// <summary>The arguments as a file for <c>java @file</c>, which takes any length and shows nothing to other users.</summary>
    internal static string ArgumentFile(IEnumerable<string> arguments)
    {
        var text = new StringBuilder();
        foreach (var argument in arguments)
        {
            text.Append('"')
                .Append(argument
                    .Replace("\\", "\\\\", StringComparison.Ordinal)
                    .Replace("\"", "\\\"", StringComparison.Ordinal)
                    .Replace("\n", "\\n", StringComparison.Ordinal)
                    .Replace("\r", "\\r", StringComparison.Ordinal))
                .Append("\"\n");
        }

        return text.ToString();
    }

    private static Dictionary<string, string> ReadDefaults(string confFolder)
    {
        var file = Path.Combine(confFolder, "spark-defaults.conf");
        return File.Exists(file) ? JavaProperties.Parse(File.ReadAllText(file)) : [];
    }
}
