using StartSpark.SparkHome;
using StartSpark.SparkHome.ClassData;
using StartSpark.SparkHome.Gateways;
using StartSpark.Sql.Connect;

namespace StartSpark.Sql.Local;

/// <summary>
/// Makes the archive of loaded classes after a first start: a second driver, behind every other program of the machine,
/// starts, answers the warm-up and ends, and its JVM writes down what it loaded. Nobody waits for it, and it ends with us.
/// </summary>
internal static class ClassDataTraining
{
    /// <summary>The variable that turns archives off with the value <c>off</c>.</summary>
    internal const string Variable = "STARTSPARK_CDS";

    private static readonly TimeSpan ExitLimit = TimeSpan.FromMinutes(2);

    /// <summary>Makes the archive if it is missing; that it cannot be made is no error of the user's.</summary>
    /// <returns>Whether there is one now.</returns>
    internal static async Task<bool> RunAsync(ClassDataArchive archive, GatewayOptions options, CancellationToken cancellationToken)
    {
        if (archive.FindUsable() is not null)
        {
            return true;
        }

        try
        {
            return await archive.MakeAsync((jvmOptions, token) => DriveAsync(options, jvmOptions, token), cancellationToken);
        }
        catch (Exception error) when (error is SparkHomeException or SparkException or IOException or UnauthorizedAccessException or TimeoutException)
        {
            return false;
        }
    }

    private static async Task DriveAsync(GatewayOptions user, IReadOnlyList<string> jvmOptions, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("startspark-cds-").FullName;
        try
        {
            await DriveInAsync(folder, user, jvmOptions, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task DriveInAsync(string folder, GatewayOptions user, IReadOnlyList<string> jvmOptions, CancellationToken cancellationToken)
    {
        // None of the user's settings: they may name plugins, clusters and listeners, which have no part in this.
        var local = new LocalSparkOptions { Master = "local[1]", AppName = "Start Spark class data", Conf = ClassPathOf(user) };
        var conf = DriverConf.Build(local);
        await using var gateway = await GatewayProcess.StartAsync(
            new GatewayOptions
            {
                Spark = user.Spark,
                Java = user.Java,
                LogFile = Path.Combine(folder, "driver.log"),
                Conf = conf,
                WorkingDirectory = folder,
                JvmOptions = jvmOptions,
                InBackground = true,
                Environment = new Dictionary<string, string?>(DriverConf.Environment(local))
                {
                    // An archive can be made only while no folder is on the class path.
                    ["SPARK_CONF_DIR"] = Path.Combine(folder, "none"),
                    ["HADOOP_CONF_DIR"] = null,
                    ["YARN_CONF_DIR"] = null,
                    ["SPARK_DIST_CLASSPATH"] = null,
                },
            },
            cancellationToken);
        await using var java = await gateway.ConnectAsync(cancellationToken);
        var context = new SparkContextStarter(java);
        await context.StartAsync(cancellationToken);
        var port = await context.ConnectPortAsync(cancellationToken);
        await context.DescribeAsync(port, gateway, cancellationToken);
        await DriverWarmUp.RunAsync(ConnectEndpoint.Parse($"sc://localhost:{port}/;token={conf[DriverConf.Token]}"), local: true, cancellationToken);
        await context.StopAsync(cancellationToken);
        try
        {
            // In order, by Java's own exit: the archive is written on the way out.
            await java.CallStaticAsync("java.lang.System", "exit", [0], cancellationToken);
        }
        catch (SparkHomeException)
        {
            // The answer never comes; the JVM is gone.
        }

        await gateway.Exited.WaitAsync(ExitLimit, cancellationToken);
    }

    private static Dictionary<string, string> ClassPathOf(GatewayOptions user) =>
        user.Conf.TryGetValue("spark.driver.extraClassPath", out var extra) ? new() { ["spark.driver.extraClassPath"] = extra } : [];
}
