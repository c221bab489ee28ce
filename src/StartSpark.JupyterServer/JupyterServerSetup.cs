using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using StartSpark.JupyterServer.Auth;
using StartSpark.JupyterServer.Channels;
using StartSpark.JupyterServer.Contents;
using StartSpark.JupyterServer.Errors;
using StartSpark.JupyterServer.Kernels;
using StartSpark.JupyterServer.KernelSpecs;
using StartSpark.JupyterServer.Lab;
using StartSpark.JupyterServer.Routing;
using StartSpark.JupyterServer.Sessions;
using StartSpark.JupyterServer.Status;

namespace StartSpark.JupyterServer;

/// <summary>The server's table of contents: one line per room, and the order in which a request passes the gates.</summary>
public static class JupyterServerSetup
{
    /// <summary>Registers all rooms of the Jupyter server.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options; they are validated when the host starts.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddJupyterServer(this IServiceCollection services, Action<JupyterServerOptions>? configure = null)
    {
        services.AddOptions<JupyterServerOptions>().Configure(options => configure?.Invoke(options)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<JupyterServerOptions>, JupyterServerOptionsValidator>();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<JupyterServerOptions>>((kestrel, options) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.Value.MaxBodyBytes;
        });
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<BaseUrl>();
        services.AddSingleton<JupyterPaths>();

        services.AddAuth();
        services.AddContents();
        services.AddKernelSpecs();
        services.AddChannels();
        services.AddKernels();
        services.AddSessions();
        services.AddLab();
        services.AddStatus();
        return services;
    }

    /// <summary>Puts the gates before, and the endpoints of all rooms into, the application.</summary>
    /// <remarks>
    /// Whatever else the host maps on <paramref name="app"/> stands behind the same gates and under the same base URL: it needs the login
    /// unless it is marked <c>AllowAnonymous</c>.
    /// </remarks>
    /// <param name="app">The application.</param>
    /// <returns>The same application.</returns>
    public static WebApplication MapJupyterServer(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseSecurityHeaders();
        app.UseProblems();
        app.UseHostCheck();
        app.UseBaseUrl();
        app.UseRouting();
        app.UseWebSockets();
        app.UseLogin();

        app.MapAuth();
        app.MapContents();
        app.MapKernelSpecs();
        app.MapKernels();
        app.MapChannels();
        app.MapSessions();
        app.MapLab();
        app.MapStatus();
        return app;
    }
}
