using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StartSpark.Contracts;
using StartSpark.JupyterServer.Errors;
using StartSpark.JupyterServer.Routing;
using StartSpark.ServerExtension.Rendering;

namespace StartSpark.ServerExtension.Checks;

/// <summary>The address that tells before a start what may hinder it.</summary>
internal static class ChecksEndpoints
{
    public static void MapChecks(this IEndpointRouteBuilder routes)
    {
        var renderer = routes.ServiceProvider.GetRequiredService<ClusterRenderer>();
        var checker = routes.ServiceProvider.GetRequiredService<LaunchChecker>();
        routes.MapPost("/checks", (RequestDelegate)(async context =>
        {
            var request = await context.ReadJsonAsync(ContractsJson.Default.RenderRequest);
            if (string.IsNullOrEmpty(request?.Name))
            {
                throw new JupyterProblemException(StatusCodes.Status422UnprocessableEntity, "The request needs the name of a config: {\"name\": \"local\", \"language\": \"csharp\"}.");
            }

            var config = renderer.Resolve(request.Name, request.Edits, out var refusal) ?? throw RenderingEndpoints.Refused(refusal!);
            context.Response.Headers.CacheControl = "no-store";
            await context.WriteJsonAsync(await checker.RunAsync(new CheckSubject(config), context.RequestAborted), ContractsJson.Default.LaunchChecks);
        }));
    }
}
