using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.JupyterServer.Routing;

/// <summary>Reads the free part of a path from the request line itself.</summary>
/// <remarks>The web server decodes every percent sequence but that of the slash, which makes <c>a%2Fb</c> and <c>a%252Fb</c> the same text; file names need the difference.</remarks>
public static class RawPath
{
    /// <summary>The decoded rest of the path after the base URL and the route's fixed segments.</summary>
    /// <param name="context">The request.</param>
    /// <param name="fixedSegments">How many segments the route names before the free part: 2 for <c>/api/contents/{path}</c>.</param>
    /// <returns>The rest without its leading slash; empty if there is none.</returns>
    /// <exception cref="JupyterProblemException">400: the request line holds dot segments, which browsers never send.</exception>
    public static string After(HttpContext context, int fixedSegments)
    {
        ArgumentNullException.ThrowIfNull(context);
        var target = PathOf(context);
        var skip = context.Request.PathBase.Value!.Count(character => character == '/') + fixedSegments;
        var segments = target.TrimStart('/').Split('/');
        foreach (var segment in segments)
        {
            if (Uri.UnescapeDataString(segment) is "." or "..")
            {
                throw new JupyterProblemException(StatusCodes.Status400BadRequest, "The address holds '.' or '..' segments; give the path itself.");
            }
        }

        return segments.Length <= skip ? "" : Uri.UnescapeDataString(string.Join('/', segments.Skip(skip)));
    }

    /// <summary>The path below the base URL exactly as the client encoded it.</summary>
    /// <param name="context">The request.</param>
    /// <returns>The path without a leading slash.</returns>
    public static string Encoded(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var target = PathOf(context);
        var skip = context.Request.PathBase.Value!.Count(character => character == '/');
        return string.Join('/', target.TrimStart('/').Split('/').Skip(skip));
    }

    private static string PathOf(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        if (target.Length == 0 || target == "*")
        {
            return context.Request.PathBase.ToUriComponent() + context.Request.Path.ToUriComponent();
        }

        if (target[0] != '/')
        {
            var authority = target.IndexOf("://", StringComparison.Ordinal) + 3;
            var path = target.IndexOf('/', authority);
            target = path < 0 ? "/" : target[path..];
        }

        var query = target.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? target : target[..query];
    }
}
