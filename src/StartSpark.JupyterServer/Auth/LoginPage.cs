using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using StartSpark.JupyterServer.Routing;

namespace StartSpark.JupyterServer.Auth;

/// <summary>The form in which a person types the token, and the page that says goodbye.</summary>
internal static class LoginPage
{
    public const string WrongToken = "That token is not this server's. Copy it again from the terminal in which the server was started: it is the part after token= in the address printed there.";
    public const string FormExpired = "The form was too old or came from elsewhere. Please try once more.";

    private const string Style =
        """
        :root{color-scheme:light dark}
        body{font:16px/1.5 system-ui,sans-serif;margin:0;display:grid;min-height:100vh;place-items:center;background:Canvas;color:CanvasText}
        main{width:min(26rem,90vw)}
        h1{font-size:1.5rem}
        label,input,button{display:block;width:100%;box-sizing:border-box;font:inherit}
        input,button{padding:.6rem;margin:.4rem 0 1rem;border:1px solid GrayText;border-radius:.3rem}
        button{background:#b3470f;border-color:#b3470f;color:#fff;cursor:pointer}
        :focus-visible{outline:3px solid #1a73e8;outline-offset:2px}
        .error{border-left:4px solid #c5221f;padding:.2rem .8rem}
        """;

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static Task WriteAsync(HttpContext context, string xsrf, BaseUrl baseUrl, string next, string? error = null, int status = StatusCodes.Status200OK)
    {
        var alert = error is null ? "" : $"""<p class="error" role="alert" id="error">{Encode(error)}</p>""";
        var invalid = error is null ? """ aria-describedby="hint" """ : """ aria-invalid="true" aria-describedby="error hint" """;
        return WriteAsync(context, status, "Log in to Start Spark",
            $"""
            {alert}
            <form method="post" action="{Encode(baseUrl.Of("login"))}">
            <input type="hidden" name="_xsrf" value="{Encode(xsrf)}">
            <input type="hidden" name="next" value="{Encode(next)}">
            <label for="token">Token</label>
            <input id="token" name="password" type="password" autocomplete="current-password" required autofocus{invalid}>
            <p id="hint">The terminal in which the server was started shows an address with the token.</p>
            <button type="submit">Log in</button>
            </form>
            """);
    }

    public static Task WriteGoodbyeAsync(HttpContext context, BaseUrl baseUrl) =>
        WriteAsync(context, StatusCodes.Status200OK, "You are logged out",
            $"""<p>Kernels keep running. <a href="{Encode(baseUrl.Of("login"))}">Log in again</a></p>""");

    private static Task WriteAsync(HttpContext context, int status, string title, string body)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers["Referrer-Policy"] = "same-origin";
        return response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><style>{Style}</style></head>
            <body><main><h1>{title}</h1>
            {body}
            </main></body>
            </html>

            """,
            context.RequestAborted);
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
