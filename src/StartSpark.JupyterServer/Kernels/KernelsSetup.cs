using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using StartSpark.JupyterServer.Channels;
using StartSpark.JupyterServer.KernelSpecs;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>Registers the kernels.</summary>
internal static class KernelsSetup
{
    public static IServiceCollection AddKernels(this IServiceCollection services)
    {
        services.AddOptions<KernelsOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<KernelsOptions>, KernelsOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<LocalPorts>();
        services.AddSingleton<OrphanGuard>();
        services.AddSingleton<NotebookFolders>();
        services.AddSingleton<KernelSupplies>();
        services.AddSingleton<KernelPool>();
        services.AddSingleton<IKernelSpecsObserver>(provider => provider.GetRequiredService<KernelPool>());
        services.AddSingleton<KernelManager>();
        services.AddSingleton<IKernelHubs>(provider => provider.GetRequiredService<KernelManager>());
        services.AddSingleton<IRunningKernels>(provider => provider.GetRequiredService<KernelManager>());
        services.AddHostedService(provider => provider.GetRequiredService<KernelManager>());
        return services;
    }
}
