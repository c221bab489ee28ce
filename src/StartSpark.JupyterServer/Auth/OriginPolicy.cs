using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace StartSpark.JupyterServer.Auth;

/// <summary>Decides which pages of other origins may call this server, and tells browsers so.</summary>
internal sealed class OriginPolicy(IOptions<JupyterServerOptions> options)
{
    private const string Methods = "GET, HEAD, PUT, POST, PATCH, DELETE, OPTIONS";
    private const string Headers = "accept, content-type, authorization, x-xsrftoken, if-match";

    /// <summary>Whether the request comes from no page, from our own, or from one that the settings allow.</summary>
    public bool Allows(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || IsOwn(request, origin) || IsListed(origin);
    }

    /// <summary>Whether the browser says that another site's page made this request in the background.</summary>
    /// <remarks>Pages of other ports on this host count as the same site, so the cookie travels with their requests.</remarks>
    public bool IsForeignFetch(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return site is "cross-site" or "same-site"
            && request.Headers["Sec-Fetch-Mode"] != "navigate"
            && !(request.Headers.Origin.ToString() is { Length: > 0 } origin && IsListed(origin));
    }

    /// <summary>Whether the browser says that a page of this very server made this request; one that does not say it made none.</summary>
    public bool IsOwnPage(HttpRequest request) =>
        request.Headers.Origin is [{ Length: > 0 } origin] && IsOwn(request, origin)
        && (request.Headers["Sec-Fetch-Site"].Count == 0 || request.Headers["Sec-Fetch-Site"] is ["same-origin"]);

    /// <summary>Lets the page that asked read the answer, where it may.</summary>
    public void AddHeaders(HttpContext context, LoginKind login)
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length > 0 && !IsOwn(context.Request, origin) && (IsListed(origin) || login is LoginKind.HeaderToken or LoginKind.QueryToken))
        {
            context.Response.Headers.AccessControlAllowOrigin = origin;
            context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Origin);
            context.Response.Headers.AccessControlExposeHeaders = "ETag, Location";
        }
    }

    public static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.Origin.Count > 0 && request.Headers.AccessControlRequestMethod.Count > 0;

    /// <summary>Answers the question a browser asks before a page of another origin may send its real request.</summary>
    public void AnswerPreflight(HttpContext context, LoginKind login)
    {
        var request = context.Request;
        var origin = request.Headers.Origin.ToString();
        var willBringToken = request.Headers.AccessControlRequestHeaders.ToString()
            .Split(',', StringSplitOptions.TrimEntries)
            .Contains("authorization", StringComparer.OrdinalIgnoreCase);
        if (!IsListed(origin) && !willBringToken && login is not LoginKind.QueryToken)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlAllowMethods = Methods;
        headers.AccessControlAllowHeaders = Headers;
        headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private bool IsListed(string origin) =>
        options.Value.AllowedOrigins.Any(allowed => allowed == "*" || allowed.TrimEnd('/').Equals(origin, StringComparison.OrdinalIgnoreCase));

    // Only host and port are compared: behind a proxy that ends TLS the schemes differ.
    private static bool IsOwn(HttpRequest request, string origin)
    {
        var scheme = origin.IndexOf("://", StringComparison.Ordinal);
        return scheme > 0 && origin.AsSpan(scheme + 3).Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
