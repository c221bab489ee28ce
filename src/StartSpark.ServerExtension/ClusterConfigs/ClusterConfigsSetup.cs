using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace StartSpark.ServerExtension.ClusterConfigs;

/// <summary>Registers the catalogs of configs and templates.</summary>
internal static class ClusterConfigsSetup
{
    public static IServiceCollection AddClusterConfigs(this IServiceCollection services)
    {
        services.AddOptions<ClusterConfigsOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<ClusterConfigsOptions>, ClusterConfigsOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<TemplateCatalog>();
        services.AddSingleton<ClusterCatalog>();
        services.AddSingleton<ClusterLister>();
        return services;
    }
}
