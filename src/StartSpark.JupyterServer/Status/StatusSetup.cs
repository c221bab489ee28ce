using Microsoft.Extensions.DependencyInjection;

namespace StartSpark.JupyterServer.Status;

/// <summary>Registers what tells about the server itself.</summary>
internal static class StatusSetup
{
    public static IServiceCollection AddStatus(this IServiceCollection services)
    {
        services.AddSingleton<StatusHandler>();
        services.AddSingleton<EventsHandler>();
        return services;
    }
}
