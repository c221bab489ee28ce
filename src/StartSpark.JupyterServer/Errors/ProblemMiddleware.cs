using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace StartSpark.JupyterServer.Errors;

/// <summary>Turns whatever ends a request badly into one problem, so that no endpoint formats errors.</summary>
internal sealed class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    private const int ClientClosedRequest = 499;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            Refuse(context, ClientClosedRequest);
            return;
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            var problem = ToProblem(exception);
            if (problem.Status == StatusCodes.Status500InternalServerError)
            {
                logger.RequestFailed(context.Request.Method, context.GetEndpoint()?.DisplayName, exception);
            }

            context.Response.Clear();
            await problem.WriteAsync(context);
            return;
        }

        var response = context.Response;
        if (response is { StatusCode: >= 400, HasStarted: false, ContentLength: null, ContentType: null })
        {
            await JupyterProblem.Of(response.StatusCode, MessageFor(context)).WriteAsync(context);
        }
    }

    private static void Refuse(HttpContext context, int status)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.StatusCode = status;
        }
    }

    private static JupyterProblem ToProblem(Exception exception) => exception switch
    {
        JupyterProblemException known => known.Problem,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            JupyterProblem.Of(StatusCodes.Status413PayloadTooLarge, "The request is larger than this server accepts; send less at once, or raise the server's limit for bodies."),
        BadHttpRequestException bad => JupyterProblem.Of(bad.StatusCode, $"The request could not be read: {bad.Message}"),
        _ => JupyterProblem.Of(StatusCodes.Status500InternalServerError, "Something failed inside the server; its log says what."),
    };

    private static string MessageFor(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => $"There is nothing at {context.Request.PathBase}{context.Request.Path} on this server.",
        StatusCodes.Status405MethodNotAllowed => $"{context.Request.PathBase}{context.Request.Path} does not take {context.Request.Method}; it takes {context.Response.Headers.Allow}.",
        int status => $"The request was refused with status {status}.",
    };
}
