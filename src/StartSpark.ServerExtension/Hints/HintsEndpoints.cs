using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StartSpark.JupyterServer.Routing;

namespace StartSpark.ServerExtension.Hints;

/// <summary>The address at which an administrator sees which hints count, from which files, and what is wrong with them.</summary>
internal static class HintsEndpoints
{
    public static void MapHints(this IEndpointRouteBuilder routes)
    {
        var catalog = routes.ServiceProvider.GetRequiredService<HintCatalog>();
        routes.MapGet("/hints", (RequestDelegate)(context =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return context.WriteJsonAsync(catalog.List(), HintsJson.Default.HintTable);
        }));
    }
}
