using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace StartSpark.JupyterServer.Status;

/// <summary>Registers what tells about the server itself.</summary>
internal static class StatusSetup
{
    public static IServiceCollection AddStatus(this IServiceCollection services)
    {
        services.TryAddSingleton<IServerActivity, NoActivity>();
        services.AddSingleton<StatusHandler>();
        services.AddSingleton<EventsHandler>();
        return services;
    }
}
