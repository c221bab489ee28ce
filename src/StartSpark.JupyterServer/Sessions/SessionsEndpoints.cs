using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StartSpark.JupyterServer.Errors;
using StartSpark.JupyterServer.Kernels;
using StartSpark.JupyterServer.Routing;

namespace StartSpark.JupyterServer.Sessions;

/// <summary>Routes of the sessions.</summary>
internal static class SessionsEndpoints
{
    public static IEndpointRouteBuilder MapSessions(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/sessions", List);
        app.MapPost("/api/sessions", OpenAsync);
        app.MapGet("/api/sessions/{sessionId}", One);
        app.MapPatch("/api/sessions/{sessionId}", UpdateAsync);
        app.MapDelete("/api/sessions/{sessionId}", CloseAsync);
        return app;
    }

    private static Task List(HttpContext context, SessionManager sessions) => context.WriteJsonAsync(
        [.. sessions.List().Select(session => session.ToModel())], SessionsJson.Default.IReadOnlyListSessionModel);

    private static async Task OpenAsync(HttpContext context, SessionManager sessions, BaseUrl baseUrl)
    {
        var request = await ReadAsync(context);
        var path = request.Path ?? request.Notebook?.Path ?? throw Missing("path");
        var type = request.Type ?? (request.Notebook is null ? throw Missing("type") : "notebook");
        var name = request.Name ?? request.Notebook?.Name ?? "";
        var session = await KernelProblems.TranslateAsync(() => sessions.OpenAsync(path, name, type, request.Kernel));
        context.Response.Headers.Location = baseUrl.Of($"api/sessions/{session.Id}");
        await WriteAsync(context, session, StatusCodes.Status201Created);
    }

    private static Task One(HttpContext context, string sessionId, SessionManager sessions) =>
        WriteAsync(context, sessions.Find(sessionId) ?? throw NotFound(sessionId), StatusCodes.Status200OK);

    private static async Task UpdateAsync(HttpContext context, string sessionId, SessionManager sessions)
    {
        var request = await ReadAsync(context);
        if (request.Notebook is { } notebook)
        {
            request = request with { Path = request.Path ?? notebook.Path, Name = request.Name ?? notebook.Name };
        }

        try
        {
            var session = await KernelProblems.TranslateAsync(() => sessions.UpdateAsync(sessionId, request));
            await WriteAsync(context, session ?? throw NotFound(sessionId), StatusCodes.Status200OK);
        }
        catch (UnknownKernelIdException problem)
        {
            throw new JupyterProblemException(StatusCodes.Status400BadRequest, problem.Message, inner: problem);
        }
    }

    private static async Task<IResult> CloseAsync(string sessionId, SessionManager sessions) =>
        await sessions.CloseAsync(sessionId) switch
        {
            SessionEnd.Closed => TypedResults.NoContent(),
            SessionEnd.KernelWasGone => throw new JupyterProblemException(StatusCodes.Status410Gone, "Kernel deleted before session"),
            _ => throw NotFound(sessionId),
        };

    private static async Task<SessionRequest> ReadAsync(HttpContext context) =>
        await context.ReadJsonAsync(SessionsJson.Default.SessionRequest)
        ?? throw new JupyterProblemException(StatusCodes.Status400BadRequest, "No JSON data provided");

    private static Task WriteAsync(HttpContext context, Session session, int status) =>
        context.WriteJsonAsync(session.ToModel(), SessionsJson.Default.SessionModel, status);

    private static JupyterProblemException Missing(string field) =>
        new(StatusCodes.Status400BadRequest, $"Missing field in JSON data: {field}");

    private static JupyterProblemException NotFound(string sessionId) =>
        new(StatusCodes.Status404NotFound, $"Session not found: session_id='{sessionId}'");
}
