using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;
using Yarp.ReverseProxy.Forwarder;

namespace StartSpark.ServerExtension.SparkUi;

/// <summary>
/// Makes the Spark UI believe that it lives under our path, and keeps our secrets from it. Spark honours X-Forwarded-Context in every link and
/// script it writes, so pages pass through unread; only the redirects of its web server need mending.
/// </summary>
internal sealed class SparkUiTransformer(string pathBase, string path, Uri upstream) : HttpTransformer
{
    private static readonly string[] OursAlone =
    [
        HeaderNames.Cookie, HeaderNames.Authorization, HeaderNames.Origin, HeaderNames.Referer, "X-XSRFToken", "X-CSRFToken",
        "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix", "X-Forwarded-Context", "Forwarded",
    ];

    public override async ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        foreach (var header in OursAlone)
        {
            proxyRequest.Headers.Remove(header);
        }

        proxyRequest.Headers.TryAddWithoutValidation("X-Forwarded-Context", pathBase);
        proxyRequest.Headers.Host = null;
        proxyRequest.RequestUri = new Uri(destinationPrefix.TrimEnd('/') + path + WithoutToken(httpContext.Request));
    }

    public override async ValueTask<bool> TransformResponseAsync(
        HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        var goesOn = await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
        var headers = httpContext.Response.Headers;
        headers.Remove(HeaderNames.SetCookie);
        headers.XFrameOptions = "SAMEORIGIN";
        headers.ContentSecurityPolicy = new([.. headers.ContentSecurityPolicy.Select(FramedByUsAlone)]);
        if (headers.Location is [{ } location])
        {
            headers.Location = Mend(location);
        }

        return goesOn;
    }

    /// <summary>A redirect within the Spark UI becomes one within our path; one to elsewhere stays what it is.</summary>
    private string Mend(string location)
    {
        var inside = location;
        if (Uri.TryCreate(location, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https")
        {
            if (absolute.Authority != upstream.Authority)
            {
                return location;
            }

            inside = absolute.PathAndQuery + absolute.Fragment;
        }

        return !inside.StartsWith('/') || inside.StartsWith(pathBase + "/", StringComparison.Ordinal) ? inside : pathBase + inside;
    }

    /// <summary>Spark's own policy, but for who may show its pages in a frame: JupyterLab's tab, whatever spark.ui.allowFramingFrom says of others.</summary>
    private static string FramedByUsAlone(string? policy) => string.Join("; ",
    [
        .. (policy ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(directive => !directive.StartsWith("frame-ancestors", StringComparison.OrdinalIgnoreCase)),
        "frame-ancestors 'self'",
    ]);

    /// <summary>The query, byte for byte unless our own token is in it.</summary>
    private static string WithoutToken(HttpRequest request) => request.Query.ContainsKey("token")
        ? new QueryBuilder(request.Query.Where(pair => pair.Key != "token")).ToQueryString().Value ?? ""
        : request.QueryString.Value ?? "";
}
