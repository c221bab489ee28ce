using Microsoft.AspNetCore.Http;

namespace StartSpark.JupyterServer.Auth;

/// <summary>Gives every answer Jupyter's security headers, unless its endpoint set stricter ones.</summary>
internal sealed class SecurityHeadersMiddleware(RequestDelegate next)
{
    /// <summary>Jupyter's policy for pages: scripts in outputs run, but no other site may frame us.</summary>
    public const string PagePolicy = "frame-ancestors 'self'";

    /// <summary>The policy for data: nothing in it may ever run as a page.</summary>
    public const string DataPolicy = "default-src 'none'; frame-ancestors 'self'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(AddHeaders, context.Response);
        return next(context);
    }

    private static Task AddHeaders(object state)
    {
        var response = (HttpResponse)state;
        var headers = response.Headers;
        headers.XContentTypeOptions = "nosniff";
        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = IsData(response.ContentType) ? DataPolicy : PagePolicy;
        }

        return Task.CompletedTask;
    }

    private static bool IsData(string? contentType) =>
        contentType is not null
        && (contentType.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)
            || contentType.StartsWith("application/problem+json", StringComparison.OrdinalIgnoreCase));
}
