using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StartSpark.JupyterServer.Channels;

namespace StartSpark.ServerExtension.SparkUi;

/// <summary>Registers the way to the Spark UIs.</summary>
internal static class SparkUiSetup
{
    public static IServiceCollection AddSparkUi(this IServiceCollection services)
    {
        services.AddHttpForwarder();
        services.AddLogging(logging => logging.AddFilter("Yarp", LogLevel.Warning));
        services.AddSingleton<SparkUiAddresses>();
        services.AddSingleton<IKernelMessageObserver>(provider => provider.GetRequiredService<SparkUiAddresses>());
        services.AddSingleton<SparkUiForwarder>();
        return services;
    }
}
