using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace StartSpark.JupyterServer.Errors;

/// <summary>Shows a problem to a person who opened an address in the browser, where raw JSON would puzzle.</summary>
internal static class ErrorPage
{
    public static bool IsWanted(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    public static Task WriteAsync(HttpContext context, JupyterProblem problem)
    {
        var title = HtmlEncoder.Default.Encode(problem.Title);
        var detail = HtmlEncoder.Default.Encode(problem.Detail);
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'self'";
        return context.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>{title}</title></head>
            <body><main><h1>{title}</h1><p>{detail}</p></main></body>
            </html>

            """,
            context.RequestAborted);
    }
}
