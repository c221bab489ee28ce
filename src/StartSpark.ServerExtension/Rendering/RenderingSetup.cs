using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StartSpark.SparkHome;
using StartSpark.SparkHome.Locating;

namespace StartSpark.ServerExtension.Rendering;

/// <summary>Registers what turns a config into code.</summary>
internal static class RenderingSetup
{
    public static IServiceCollection AddRendering(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => StartSparkPaths.FromEnvironment());
        services.TryAddSingleton<SparkLocator>();
        services.AddSingleton<ClusterRenderer>();
        return services;
    }
}
