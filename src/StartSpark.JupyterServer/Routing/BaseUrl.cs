using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace StartSpark.JupyterServer.Routing;

/// <summary>The path under which the server answers, in the form that links need and in the form that requests are compared with.</summary>
public sealed class BaseUrl
{
    /// <summary>Takes the path from the server's settings.</summary>
    /// <param name="options">The server's settings.</param>
    public BaseUrl(IOptions<JupyterServerOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var segments = options.Value.BaseUrl.Split('/', StringSplitOptions.RemoveEmptyEntries);
        Path = segments.Length == 0 ? "/" : $"/{string.Join('/', segments.Select(AsUriText))}/";
        Prefix = segments.Length == 0 ? PathString.Empty : new PathString("/" + string.Join('/', segments.Select(Uri.UnescapeDataString)));
        SegmentCount = segments.Length;
    }

    /// <summary>The path as links and cookies carry it: percent-encoded, with a slash at both ends.</summary>
    public string Path { get; }

    /// <summary>The path as requests are matched: decoded, without the last slash; empty for the root.</summary>
    public PathString Prefix { get; }

    /// <summary>How many segments the path has; 0 for the root.</summary>
    public int SegmentCount { get; }

    /// <summary>The link to a place of this server.</summary>
    /// <param name="relative">A percent-encoded path without a leading slash, such as <c>lab/tree</c>.</param>
    /// <returns>The absolute path, base URL included.</returns>
    public string Of(string relative) => Path + relative;

    // Text that is already a valid URI segment stays byte for byte, because cookies and proxies compare it literally.
    private static string AsUriText(string segment) =>
        Uri.IsWellFormedUriString(segment, UriKind.Relative) || segment.Contains('%', StringComparison.Ordinal) ? segment : Uri.EscapeDataString(segment);
}
