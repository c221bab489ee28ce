using Microsoft.AspNetCore.Http;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.JupyterServer.Routing;

/// <summary>Takes the base URL off each request's path, so that no route has to know it, and refuses what lies outside.</summary>
internal sealed class BaseUrlMiddleware(RequestDelegate next, BaseUrl baseUrl)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!baseUrl.Prefix.HasValue)
        {
            await next(context);
            return;
        }

        if (request.Path.StartsWithSegments(baseUrl.Prefix, StringComparison.Ordinal, out PathString matched, out var rest) && rest.HasValue)
        {
            request.PathBase = request.PathBase.Add(matched);
            request.Path = rest;
            await next(context);
            return;
        }

        if (HttpMethods.IsGet(request.Method) && (request.Path == "/" || request.Path == baseUrl.Prefix))
        {
            context.Response.Redirect(baseUrl.Path + request.QueryString);
            return;
        }

        await JupyterProblem.Of(StatusCodes.Status404NotFound, $"There is nothing at {request.Path}: this server answers under {baseUrl.Path}.").WriteAsync(context);
    }
}
