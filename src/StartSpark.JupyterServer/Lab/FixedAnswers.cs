using Microsoft.AspNetCore.Http;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.JupyterServer.Lab;

/// <summary>What JupyterLab asks about features that live in Python packages; without them the true answers are always the same.</summary>
internal static class FixedAnswers
{
    public static Task LanguagesAsync(HttpContext context) =>
        SendAsync(context, """{"data":{"en":{"displayName":"English","nativeName":"English"}},"message":""}""");

    // JupyterLab cannot start without an answer; the texts in its code are English.
    public static Task TranslationAsync(HttpContext context) => SendAsync(context, """{"data":{},"message":""}""");

    public static Task ExportFormatsAsync(HttpContext context) => SendAsync(context, "{}");

    public static Task LanguageServersAsync(HttpContext context) => SendAsync(context, """{"version":2,"sessions":{},"specs":{}}""");

    public static Task PluginsAsync(HttpContext context) => SendAsync(context, """{"allLocked":true,"lockRules":[]}""");

    public static Task RefusePluginChangeAsync(HttpContext context) => JupyterProblem.Of(
        StatusCodes.Status403Forbidden,
        "Plugins are switched on and off in page_config.json inside the labconfig folder of Jupyter's settings; reload the page afterwards.").WriteAsync(context);

    private static Task SendAsync(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json, context.RequestAborted);
    }
}
