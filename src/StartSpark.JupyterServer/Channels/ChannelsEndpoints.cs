using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StartSpark.Jupyter.Wire;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.JupyterServer.Channels;

/// <summary>Route of the WebSocket to a kernel.</summary>
internal static class ChannelsEndpoints
{
    public static IEndpointRouteBuilder MapChannels(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/kernels/{kernelId}/channels", ConnectAsync);
        return app;
    }

    private static async Task ConnectAsync(
        HttpContext context,
        string kernelId,
        IKernelHubs hubs,
        IOptions<ChannelsOptions> settings,
        IHostApplicationLifetime lifetime,
        ILogger<WebSocketBridge> logger)
    {
        var hub = hubs.FindHub(kernelId)
            ?? throw new JupyterProblemException(StatusCodes.Status404NotFound, $"Kernel does not exist: {kernelId}");
        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw new JupyterProblemException(StatusCodes.Status400BadRequest, "This address speaks WebSocket; the request asked for no upgrade to it.");
        }

        var options = settings.Value;
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            // Echoed only when offered: a browser fails the handshake otherwise.
            SubProtocol = context.WebSockets.WebSocketRequestedProtocols.Contains(WebSocketMessageCodec.Subprotocol)
                ? WebSocketMessageCodec.Subprotocol
                : null,
            KeepAliveInterval = options.PingInterval,
            KeepAliveTimeout = options.PingPatience,
        });
        var session = context.Request.Query["session_id"].ToString();
        await new WebSocketBridge(socket, hub, kernelId, options, logger)
            .RunAsync(session.Length == 0 ? null : session, lifetime.ApplicationStopping);
    }
}
