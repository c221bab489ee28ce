using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StartSpark.JupyterServer.Auth;
using StartSpark.JupyterServer.Contents;

namespace StartSpark.JupyterServer.Lab;

/// <summary>The addresses of the page, of its files and of what it keeps on the server.</summary>
internal static class LabEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapLab(this IEndpointRouteBuilder routes)
    {
        MapPages(routes);
        MapAssets(routes);
        MapSettings(routes);

        var licenses = routes.ServiceProvider.GetRequiredService<LicensesHandler>();
        routes.MapGet("/lab/api/licenses", (RequestDelegate)licenses.GetAsync);
        routes.MapGet("/lab/api/translations", (RequestDelegate)FixedAnswers.LanguagesAsync);
        routes.MapGet("/lab/api/translations/{locale}", (RequestDelegate)FixedAnswers.TranslationAsync);
        routes.MapGet("/lab/api/plugins", (RequestDelegate)FixedAnswers.PluginsAsync);
        routes.MapPost("/lab/api/plugins", (RequestDelegate)FixedAnswers.RefusePluginChangeAsync);
        routes.MapGet("/api/nbconvert", (RequestDelegate)FixedAnswers.ExportFormatsAsync);
        routes.MapGet("/lsp/status", (RequestDelegate)FixedAnswers.LanguageServersAsync);
    }

    private static void MapPages(IEndpointRouteBuilder routes)
    {
        var pages = routes.ServiceProvider.GetRequiredService<PageHandler>();
        JupyterPage.Add(routes.MapMethods("/", Reading, (RequestDelegate)pages.RedirectAsync));
        JupyterPage.Add(routes.MapMethods("/lab/{**path}", Reading, (RequestDelegate)pages.GetLabAsync));
        JupyterPage.Add(routes.MapMethods("/doc/{**path}", Reading, (RequestDelegate)pages.GetDocumentAsync));
    }

    private static void MapAssets(IEndpointRouteBuilder routes)
    {
        var assets = routes.ServiceProvider.GetRequiredService<AssetHandler>();
        routes.MapMethods("/static/lab/{**path}", Reading, (RequestDelegate)assets.GetStaticAsync).AllowAnonymous();
        routes.MapMethods("/lab/api/themes/{**path}", Reading, (RequestDelegate)assets.GetThemeAsync);
        routes.MapMethods("/lab/extensions/{**path}", Reading, (RequestDelegate)assets.GetExtensionAsync);
        routes.MapGet("/favicon.ico", (RequestDelegate)Favicon.GetIdleAsync).AllowAnonymous();
        routes.MapGet("/" + Favicon.IdlePath, (RequestDelegate)Favicon.GetIdleAsync).AllowAnonymous();
        routes.MapGet("/" + Favicon.BusyPath, (RequestDelegate)Favicon.GetBusyAsync).AllowAnonymous();
    }

    private static void MapSettings(IEndpointRouteBuilder routes)
    {
        var settings = routes.ServiceProvider.GetRequiredService<SettingsHandler>();
        routes.MapGet("/lab/api/settings/{**id}", FileProblems.Around(settings.GetAsync));
        routes.MapPut("/lab/api/settings/{**id}", FileProblems.Around(settings.PutAsync));

        var workspaces = routes.ServiceProvider.GetRequiredService<WorkspacesHandler>();
        routes.MapGet("/lab/api/workspaces/{**id}", FileProblems.Around(workspaces.GetAsync));
        routes.MapPut("/lab/api/workspaces/{**id}", FileProblems.Around(workspaces.PutAsync));
        routes.MapDelete("/lab/api/workspaces/{**id}", FileProblems.Around(workspaces.DeleteAsync));

        var sections = routes.ServiceProvider.GetRequiredService<ConfigSectionsHandler>();
        routes.MapGet("/api/config/{section}", FileProblems.Around(sections.GetAsync));
        routes.MapPut("/api/config/{section}", FileProblems.Around(sections.PutAsync));
        routes.MapPatch("/api/config/{section}", FileProblems.Around(sections.PatchAsync));
    }
}
