using Microsoft.AspNetCore.Http;

namespace StartSpark.JupyterServer.Lab;

/// <summary>The pictures in the browser's tab: a spark, and one that glows while a kernel works.</summary>
internal static class Favicon
{
    public const string IdlePath = "static/favicons/favicon.svg";
    public const string BusyPath = "static/favicons/favicon-busy.svg";

    private const string Shape = "M16 1l4 11 11 4-11 4-4 11-4-11L1 16l11-4z";
    private static readonly string Idle = Draw("#b3470f");
    private static readonly string Busy = Draw("#f5b400");

    public static Task GetIdleAsync(HttpContext context) => SendAsync(context, Idle);

    public static Task GetBusyAsync(HttpContext context) => SendAsync(context, Busy);

    private static Task SendAsync(HttpContext context, string picture)
    {
        context.Response.ContentType = "image/svg+xml";
        context.Response.Headers.CacheControl = "public, max-age=86400";
        return context.Response.WriteAsync(picture, context.RequestAborted);
    }

    private static string Draw(string color) =>
        $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="{color}" d="{Shape}"/></svg>""";
}
