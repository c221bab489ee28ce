using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StartSpark.JupyterServer.Auth;

namespace StartSpark.ServerExtension.SparkUi;

/// <summary>The addresses of the Spark UIs.</summary>
internal static class SparkUiEndpoints
{
    public static void MapSparkUi(this IEndpointRouteBuilder routes)
    {
        var forwarder = routes.ServiceProvider.GetRequiredService<SparkUiForwarder>();
        routes.Map("/spark-ui/{kernelId}/{**path}", (RequestDelegate)forwarder.ForwardAsync).WithMetadata(PagesOfAnother.Mark);
    }
}
