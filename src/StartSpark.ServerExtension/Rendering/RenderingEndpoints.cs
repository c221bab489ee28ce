using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StartSpark.Contracts;
using StartSpark.Contracts.Configs;
using StartSpark.JupyterServer.Errors;
using StartSpark.JupyterServer.Routing;

namespace StartSpark.ServerExtension.Rendering;

/// <summary>The address that turns a config into code.</summary>
internal static class RenderingEndpoints
{
    public static void MapRendering(this IEndpointRouteBuilder routes)
    {
        var renderer = routes.ServiceProvider.GetRequiredService<ClusterRenderer>();
        routes.MapPost("/render", (RequestDelegate)(context => RenderAsync(context, renderer)));
    }

    private static async Task RenderAsync(HttpContext context, ClusterRenderer renderer)
    {
        var request = await context.ReadJsonAsync(ContractsJson.Default.RenderRequest);
        if (string.IsNullOrEmpty(request?.Name) || string.IsNullOrEmpty(request.Language))
        {
            throw Problem("The request needs the name of a config and a language: {\"name\": \"local\", \"language\": \"csharp\"}.", []);
        }

        context.Response.Headers.CacheControl = "no-store";
        await (renderer.Render(request.Name, request.Language, request.Edits) switch
        {
            RenderOutcome.Done done => context.WriteJsonAsync(done.Result, ContractsJson.Default.RenderResult),
            var refusal => throw Refused(refusal),
        });
    }

    /// <summary>The problem that a refusal is on the wire.</summary>
    public static JupyterProblemException Refused(RenderOutcome refusal) => refusal switch
    {
        RenderOutcome.UnknownConfig unknown => new JupyterProblemException(StatusCodes.Status404NotFound, unknown.Message),
        RenderOutcome.Rejected rejected => Problem(rejected.Message, rejected.Errors),
        _ => throw new InvalidOperationException($"Unexpected outcome {refusal.GetType().Name}."),
    };

    private static JupyterProblemException Problem(string message, IReadOnlyList<ConfigError> errors) =>
        new(JupyterProblem.Of(StatusCodes.Status422UnprocessableEntity, message) with
        {
            Members = new Dictionary<string, JsonElement>
            {
                ["errors"] = JsonSerializer.SerializeToElement(errors, ContractsJson.Default.IReadOnlyListConfigError),
            },
        });
}
