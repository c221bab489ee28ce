using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace StartSpark.JupyterServer.Routing;

/// <summary>Puts the base URL before the routes.</summary>
internal static class RoutingSetup
{
    public static IApplicationBuilder UseBaseUrl(this IApplicationBuilder app)
    {
        var baseUrl = app.ApplicationServices.GetRequiredService<BaseUrl>();
        return app.Use(next => new BaseUrlMiddleware(next, baseUrl).InvokeAsync);
    }
}
