using Microsoft.Extensions.DependencyInjection;
using StartSpark.JupyterServer.Channels;

namespace StartSpark.ServerExtension.SparkLogs;

/// <summary>Registers the way to the drivers' logs.</summary>
internal static class SparkLogsSetup
{
    public static IServiceCollection AddSparkLogs(this IServiceCollection services)
    {
        services.AddSingleton<SparkLogFiles>();
        services.AddSingleton<IKernelMessageObserver>(provider => provider.GetRequiredService<SparkLogFiles>());
        return services;
    }
}
