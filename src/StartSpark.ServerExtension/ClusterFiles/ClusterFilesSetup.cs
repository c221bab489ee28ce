using Microsoft.Extensions.DependencyInjection;

namespace StartSpark.ServerExtension.ClusterFiles;

/// <summary>Registers what reads and writes a person's config files.</summary>
internal static class ClusterFilesSetup
{
    public static IServiceCollection AddClusterFiles(this IServiceCollection services)
    {
        services.AddSingleton<ClusterFileStore>();
        return services;
    }
}
