using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace StartSpark.JupyterServer.Channels;

/// <summary>Registers what carries messages between clients and kernels.</summary>
internal static class ChannelsSetup
{
    public static IServiceCollection AddChannels(this IServiceCollection services)
    {
        services.AddOptions<ChannelsOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<ChannelsOptions>, ChannelsOptionsValidator>();
        services.AddSingleton<KernelObservers>();
        return services;
    }
}
