using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StartSpark.Contracts;
using StartSpark.JupyterServer.Routing;

namespace StartSpark.ServerExtension.ClusterConfigs;

/// <summary>The address of the list of clusters.</summary>
internal static class ClusterConfigsEndpoints
{
    public static void MapClusterConfigs(this IEndpointRouteBuilder routes)
    {
        var lister = routes.ServiceProvider.GetRequiredService<ClusterLister>();
        routes.MapGet("/all-config", (RequestDelegate)(context =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return context.WriteJsonAsync(lister.List(), ContractsJson.Default.AllConfigs);
        }));
    }
}
