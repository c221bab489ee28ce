using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using StartSpark.JupyterServer.Errors;
using StartSpark.JupyterServer.Routing;

namespace StartSpark.JupyterServer.Lab;

/// <summary>Gives the one page that is JupyterLab.</summary>
internal sealed class PageHandler(FrontEnd frontEnd, PageConfig config, BaseUrl baseUrl, IOptions<JupyterServerOptions> options)
{
    public Task RedirectAsync(HttpContext context)
    {
        context.Response.Redirect(baseUrl.Of("lab") + context.Request.QueryString.ToUriComponent());
        return Task.CompletedTask;
    }

    public Task GetLabAsync(HttpContext context) => GetAsync(context, isSingleDocument: false);

    public Task GetDocumentAsync(HttpContext context) => GetAsync(context, isSingleDocument: true);

    private Task GetAsync(HttpContext context, bool isSingleDocument)
    {
        if (PageAddress.Parse(RawPath.After(context, fixedSegments: 1), isSingleDocument) is not { } address)
        {
            throw new JupyterProblemException(StatusCodes.Status404NotFound, $"There is no page {context.Request.Path}; JupyterLab is at {baseUrl.Of("lab")}.");
        }

        if (frontEnd.EntryScripts() is not { } scripts)
        {
            throw new JupyterProblemException(StatusCodes.Status503ServiceUnavailable, $"The JupyterLab front end is missing. {options.Value.LabMissingHint}");
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(Html(address, scripts), context.RequestAborted);
    }

    private string Html(PageAddress address, IReadOnlyList<string> scripts)
    {
        var tags = string.Concat(scripts.Select(script =>
            $"""<script defer src="{HtmlEncoder.Default.Encode(baseUrl.Of("static/lab/" + script))}"></script>"""));
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>JupyterLab</title>
            <link rel="icon" type="image/svg+xml" href="{HtmlEncoder.Default.Encode(baseUrl.Of(Favicon.IdlePath))}" class="idle favicon">
            <link rel="" type="image/svg+xml" href="{HtmlEncoder.Default.Encode(baseUrl.Of(Favicon.BusyPath))}" class="busy favicon">
            <script id="jupyter-config-data" type="application/json">{config.Write(address)}</script>
            {tags}
            </head>
            <body class="jp-ThemedContainer"><noscript>JupyterLab needs JavaScript; allow it for this address and reload.</noscript></body>
            </html>

            """;
    }
}
