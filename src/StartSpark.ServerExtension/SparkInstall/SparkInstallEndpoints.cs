using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StartSpark.JupyterServer.Routing;

namespace StartSpark.ServerExtension.SparkInstall;

/// <summary>The address that looks for, begins and ends the install of a config's Spark.</summary>
internal static class SparkInstallEndpoints
{
    public static void MapSparkInstall(this IEndpointRouteBuilder routes)
    {
        var reader = routes.ServiceProvider.GetRequiredService<InstallStatusReader>();
        var manager = routes.ServiceProvider.GetRequiredService<SparkInstallManager>();
        routes.MapGet("/spark-install", (RequestDelegate)(async context =>
            await WriteAsync(context, await reader.ReadAsync(Name(context), context.RequestAborted))));
        routes.MapPost("/spark-install", (RequestDelegate)(async context =>
        {
            if (reader.ReadSettled(Name(context)) is { } settled)
            {
                await WriteAsync(context, settled);
                return;
            }

            await WriteAsync(context, manager.Begin(), StatusCodes.Status202Accepted);
        }));
        routes.MapDelete("/spark-install", (RequestDelegate)(async context =>
        {
            var name = Name(context);
            reader.ReadSettled(name);
            await manager.CancelAsync();
            await WriteAsync(context, await reader.ReadAsync(name, context.RequestAborted));
        }));
    }

    private static string? Name(HttpContext context) => context.Request.Query["name"];

    private static Task WriteAsync(HttpContext context, InstallStatus status, int code = StatusCodes.Status200OK)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.WriteJsonAsync(status, InstallJson.Default.InstallStatus, code);
    }
}
