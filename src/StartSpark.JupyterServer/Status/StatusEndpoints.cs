using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace StartSpark.JupyterServer.Status;

/// <summary>The addresses that tell about the server itself.</summary>
internal static class StatusEndpoints
{
    public static void MapStatus(this IEndpointRouteBuilder routes)
    {
        var status = routes.ServiceProvider.GetRequiredService<StatusHandler>();
        routes.MapGet("/api", (RequestDelegate)status.GetVersionAsync).AllowAnonymous();
        routes.MapGet("/api/status", (RequestDelegate)status.GetStatusAsync);
        routes.MapGet("/api/me", (RequestDelegate)status.GetMeAsync);
        routes.MapPost("/api/shutdown", (RequestDelegate)status.ShutDownAsync);

        var events = routes.ServiceProvider.GetRequiredService<EventsHandler>();
        routes.MapGet("/api/events/subscribe", (RequestDelegate)events.HoldAsync);
        routes.MapPost("/api/events", (RequestDelegate)EventsHandler.AcceptAsync);
    }
}
