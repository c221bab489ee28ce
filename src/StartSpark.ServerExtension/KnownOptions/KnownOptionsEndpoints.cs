using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StartSpark.Contracts;
using StartSpark.JupyterServer.Errors;
using StartSpark.JupyterServer.Routing;

namespace StartSpark.ServerExtension.KnownOptions;

/// <summary>The address that tells which options a Spark knows.</summary>
internal static class KnownOptionsEndpoints
{
    public static void MapKnownOptions(this IEndpointRouteBuilder routes)
    {
        var lister = routes.ServiceProvider.GetRequiredService<OptionLister>();
        routes.MapGet("/spark-options", (RequestDelegate)(async context =>
        {
            if (context.Request.Headers["Sec-Fetch-Site"] is [{ } site] && site != "same-origin")
            {
                // The answer may cost the start of a program from a folder that the address names; a link may not cause that, be it on
                // a page of another port of this very machine or in a mail.
                throw new JupyterProblemException(StatusCodes.Status403Forbidden, "Spark's options are told to this server's own pages only.");
            }

            context.Response.Headers.CacheControl = "no-store";
            await context.WriteJsonAsync(await lister.ListAsync(context.Request.Query["sparkHome"], context.RequestAborted), ContractsJson.Default.SparkOptions);
        }));
    }
}
