using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.JupyterServer.Status;

/// <summary>Holds the socket on which Jupyter servers announce events; this server has none to announce.</summary>
internal sealed class EventsHandler(IHostApplicationLifetime lifetime)
{
    private const int ReceiveBytes = 1024;
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    public async Task HoldAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw new JupyterProblemException(StatusCodes.Status400BadRequest, "Events come over a WebSocket; open this address as one.");
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = lifetime.ApplicationStopping.Register(stopping.SetResult);
        try
        {
            var receiving = ReceiveUntilClosedAsync(socket, ending.Token);
            var isStopping = await Task.WhenAny(receiving, stopping.Task) == stopping.Task;
            ending.CancelAfter(Farewell);
            await socket.CloseOutputAsync(
                isStopping ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.NormalClosure, null, ending.Token);
            await receiving;
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The page went away without a word.
        }
    }

    /// <summary>Takes events that pages emit; nobody listens.</summary>
    public static Task AcceptAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static async Task ReceiveUntilClosedAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[ReceiveBytes];
        while ((await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken)).MessageType is not WebSocketMessageType.Close)
        {
        }
    }
}
