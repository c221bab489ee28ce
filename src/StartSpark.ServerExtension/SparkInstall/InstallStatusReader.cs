using Microsoft.AspNetCore.Http;
using StartSpark.JupyterServer.Errors;
using StartSpark.ServerExtension.ClusterConfigs;
using StartSpark.SparkHome;
using StartSpark.SparkHome.Locating;

namespace StartSpark.ServerExtension.SparkInstall;

/// <summary>Tells whether the Spark of one config is there, by the order in which a start would look.</summary>
public sealed class InstallStatusReader(ClusterCatalog catalog, SparkLocator locator, SparkInstallManager manager)
{
    private const string SparkHomeVariable = "SPARK_HOME";

    /// <summary>The state for a config; throws 404 when there is no such config, 422 when it is broken.</summary>
    public async Task<InstallStatus> ReadAsync(string? name, CancellationToken cancellationToken) =>
        ReadSettled(name) ?? await manager.LookAsync(cancellationToken);

    /// <summary>The state where no install could change it: Spark is there, none is needed, or the one that is named is unfit.</summary>
    public InstallStatus? ReadSettled(string? name)
    {
        var config = Find(name);
        if (config.Remote is not null)
        {
            return new InstallStatus { State = InstallState.Ready };
        }

        try
        {
            var named = config.ValueOf(ConfigKeys.EnvPrefix + SparkHomeVariable) ?? Environment.GetEnvironmentVariable(SparkHomeVariable);
            return locator.Find(config.SparkHome, named) is { } spark
                ? new InstallStatus { State = InstallState.Ready, Version = spark.Version, Path = spark.Home }
                : null;
        }
        catch (SparkHomeException error)
        {
            return new InstallStatus { State = InstallState.Failed, Message = error.Message };
        }
    }

    private ClusterConfig Find(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            throw new JupyterProblemException(StatusCodes.Status400BadRequest, "The address needs the name of a config: spark-install?name=local");
        }

        var entry = catalog.Find(name)
            ?? throw new JupyterProblemException(StatusCodes.Status404NotFound, $"There is no cluster config named {name}.");
        return entry.Config
            ?? throw new JupyterProblemException(StatusCodes.Status422UnprocessableEntity, $"The cluster config {name} has errors; correct {entry.Path} first.");
    }
}
