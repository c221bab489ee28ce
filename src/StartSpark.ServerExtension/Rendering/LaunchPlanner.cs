using System.Globalization;
using System.Security.Cryptography;
using StartSpark.Contracts.Comm;
using StartSpark.Contracts.Configs;
using StartSpark.ServerExtension.ClusterConfigs;
using StartSpark.ServerExtension.Hints;
using StartSpark.SparkHome;
using StartSpark.SparkHome.Gateways;
using StartSpark.SparkHome.Locating;

namespace StartSpark.ServerExtension.Rendering;

/// <summary>Settles what a driver needs to know beside its code: which Spark, which Java, which environment, where its log goes.</summary>
internal sealed class LaunchPlanner(StartSparkPaths paths, SparkLocator locator, HintCatalog hints, TimeProvider time)
{
    private const string SparkHomeVariable = "SPARK_HOME";

    /// <summary>The settings; null when the Spark that was named is unfit.</summary>
    public LaunchSettings? Plan(string name, ClusterConfig config, List<ConfigError> errors)
    {
        if (config.Remote is not null)
        {
            return new LaunchSettings { SparkHome = config.SparkHome, JavaHome = config.JavaHome, Env = Environment(config), Hints = hints.List().Hints };
        }

        try
        {
            // Each start names its file here, whoever's driver writes it then, so here is where the old ones go.
            new DriverLogs(paths, time).RemoveOldest();
            return new LaunchSettings
            {
                SparkHome = locator.Find(config.SparkHome, EnvironmentHome(config))?.Home,
                JavaHome = config.JavaHome,
                Env = Environment(config),
                Hints = hints.List().Hints,
                LogFile = Path.Combine(paths.Logs, string.Create(
                    CultureInfo.InvariantCulture, $"driver-{time.GetLocalNow():yyyyMMdd-HHmmss-fff}-{name}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}.log")),
            };
        }
        catch (SparkHomeException exception)
        {
            errors.Add(new ConfigError(ConfigEditor.Place, null, config.SparkHome is null ? null : ConfigKeys.SparkHome, exception.Message));
            return null;
        }
    }

    private static string? EnvironmentHome(ClusterConfig config) =>
        config.ValueOf(ConfigKeys.EnvPrefix + SparkHomeVariable) ?? System.Environment.GetEnvironmentVariable(SparkHomeVariable);

    private static Dictionary<string, string> Environment(ClusterConfig config) => new(config.Env, StringComparer.Ordinal);
}
