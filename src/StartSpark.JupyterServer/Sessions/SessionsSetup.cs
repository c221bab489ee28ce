using Microsoft.Extensions.DependencyInjection;

namespace StartSpark.JupyterServer.Sessions;

/// <summary>Registers the sessions.</summary>
internal static class SessionsSetup
{
    public static IServiceCollection AddSessions(this IServiceCollection services) => services.AddSingleton<SessionManager>();
}
