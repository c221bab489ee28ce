using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StartSpark.JupyterServer.Routing;

namespace StartSpark.JupyterServer.Auth;

/// <summary>Registers the login and the checks that every request passes before it reaches an endpoint.</summary>
internal static class AuthSetup
{
    public static IServiceCollection AddAuth(this IServiceCollection services)
    {
        services.AddSingleton<IPostConfigureOptions<JupyterServerOptions>, TokenMaker>();
        services.AddSingleton<LoginToken>();
        services.AddSingleton<LoginCookie>();
        services.AddSingleton<XsrfCookie>();
        services.AddSingleton<OriginPolicy>();
        services.AddSingleton<LoginReader>();

        // The web server's own log of each request would write the token of a first address into the terminal or a file.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning));
        return services;
    }

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(next => new SecurityHeadersMiddleware(next).InvokeAsync);

    public static IApplicationBuilder UseHostCheck(this IApplicationBuilder app)
    {
        var options = app.ApplicationServices.GetRequiredService<IOptions<JupyterServerOptions>>();
        return app.Use(next => new HostCheckMiddleware(next, options).InvokeAsync);
    }

    public static IApplicationBuilder UseLogin(this IApplicationBuilder app)
    {
        var services = app.ApplicationServices;
        return app.Use(next => new LoginMiddleware(
            next,
            services.GetRequiredService<LoginReader>(),
            services.GetRequiredService<LoginCookie>(),
            services.GetRequiredService<XsrfCookie>(),
            services.GetRequiredService<OriginPolicy>(),
            services.GetRequiredService<BaseUrl>(),
            services.GetRequiredService<ILogger<LoginMiddleware>>()).InvokeAsync);
    }
}
