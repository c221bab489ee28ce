using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StartSpark.SparkHome;
using StartSpark.SparkHome.Installing;
using StartSpark.SparkHome.Locating;

namespace StartSpark.ServerExtension.SparkInstall;

/// <summary>Registers what installs Spark ahead of the first click.</summary>
internal static class SparkInstallSetup
{
    public static IServiceCollection AddSparkInstall(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => StartSparkPaths.FromEnvironment());
        services.TryAddSingleton<SparkLocator>();
        // Read when first asked: the program publishes its mirror setting by the environment before the server runs.
        services.TryAddSingleton(_ => SparkInstallerOptions.FromEnvironment());
        services.AddSingleton(provider => new SparkInstaller(
            provider.GetRequiredService<StartSparkPaths>(), provider.GetRequiredService<SparkInstallerOptions>()));
        services.AddSingleton<SparkInstallManager>();
        services.AddSingleton<InstallStatusReader>();
        return services;
    }
}
