using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StartSpark.ServerExtension.Checks;
using StartSpark.ServerExtension.ClusterConfigs;
using StartSpark.ServerExtension.ClusterFiles;
using StartSpark.ServerExtension.Hints;
using StartSpark.ServerExtension.KnownOptions;
using StartSpark.ServerExtension.PythonKernels;
using StartSpark.ServerExtension.Rendering;
using StartSpark.ServerExtension.SparkInstall;
using StartSpark.ServerExtension.SparkLogs;
using StartSpark.ServerExtension.SparkUi;

namespace StartSpark.ServerExtension;

/// <summary>The extension's table of contents: one line per room.</summary>
public static class StartSparkSetup
{
    /// <summary>Registers all that the server knows about Spark.</summary>
    public static IServiceCollection AddStartSpark(this IServiceCollection services)
    {
        services.AddClusterConfigs();
        services.AddClusterFiles();
        services.AddHints();
        services.AddRendering();
        services.AddPythonKernels();
        services.AddKnownOptions();
        services.AddChecks();
        services.AddSparkInstall();
        services.AddSparkLogs();
        services.AddSparkUi();
        return services;
    }

    /// <summary>Maps all that the server answers about Spark; to be called after the Jupyter server's own endpoints, whose gates it shares.</summary>
    public static WebApplication MapStartSpark(this WebApplication app)
    {
        app.MapClusterConfigs();
        app.MapClusterFiles();
        app.MapHints();
        app.MapRendering();
        app.MapPythonKernels();
        app.MapKnownOptions();
        app.MapChecks();
        app.MapSparkInstall();
        app.MapSparkLogs();
        app.MapSparkUi();
        return app;
    }
}
