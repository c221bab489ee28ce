using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StartSpark.Contracts;
using StartSpark.JupyterServer.Errors;
using StartSpark.JupyterServer.Routing;
using StartSpark.ServerExtension.ClusterConfigs;

namespace StartSpark.ServerExtension.ClusterFiles;

/// <summary>The addresses of the config files.</summary>
internal static class ClusterFilesEndpoints
{
    private const string Route = "/clusters/{name}";

    public static void MapClusterFiles(this IEndpointRouteBuilder routes)
    {
        var store = routes.ServiceProvider.GetRequiredService<ClusterFileStore>();
        var catalog = routes.ServiceProvider.GetRequiredService<ClusterCatalog>();
        var lister = routes.ServiceProvider.GetRequiredService<ClusterLister>();
        routes.MapGet(Route, (RequestDelegate)(context => ReadAsync(context, store)));
        routes.MapPut(Route, (RequestDelegate)(async context =>
        {
            var name = Name(context);
            var body = await ReadBodyAsync(context.Request, context.RequestAborted);
            var isNew = await store.SaveAsync(name, body, Origin(context), FileCondition.Of(context.Request), context.RequestAborted);
            Describe(context, store.Find(name)!);
            var saved = catalog.List().First(entry => entry.Name == name && entry.Source == ConfigSource.User);
            await context.WriteJsonAsync(lister.Summarize(saved), ContractsJson.Default.ConfigSummary, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
        }));
        routes.MapDelete(Route, (RequestDelegate)(async context =>
        {
            await store.DeleteAsync(Name(context), FileCondition.Of(context.Request), context.RequestAborted);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }));
    }

    private static Task ReadAsync(HttpContext context, ClusterFileStore store)
    {
        var name = Name(context);
        var file = store.Find(name) ?? throw new JupyterProblemException(StatusCodes.Status404NotFound, $"There is no cluster config '{name}'.");
        Describe(context, file);
        if (context.Request.Headers.IfNoneMatch.Contains(file.Tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        context.Response.ContentType = "application/yaml; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'self'";
        return context.Response.WriteAsync(MaskedText.Of(ClusterFileStore.TextOf(file)).Text, context.RequestAborted);
    }

    private static void Describe(HttpContext context, ClusterFile file)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ETag = file.Tag;
        context.Response.Headers["Startspark-Source"] = file.Source;
    }

    private static string Name(HttpContext context) => Checked(RawPath.After(context, 1));

    /// <summary>The config that a text was made from; null where the request does not say.</summary>
    private static string? Origin(HttpContext context) => context.Request.Query["from"] is [{ } name] ? Checked(name) : null;

    private static string Checked(string name) => ClusterFileReader.IsName(name)
        ? name
        : throw new JupyterProblemException(StatusCodes.Status400BadRequest, $"That cannot be the name of a cluster config: {ClusterFileReader.NameRule}.");

    private static async Task<byte[]> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > ConfigText.LargestFile)
        {
            throw TooLarge();
        }

        var bytes = new byte[ConfigText.LargestFile + 1];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= ConfigText.LargestFile ? bytes[..length] : throw TooLarge();
    }

    private static JupyterProblemException TooLarge() =>
        new(StatusCodes.Status413PayloadTooLarge, "The text is larger than 1 MB, and no cluster config needs that; is it the right one?");
}
