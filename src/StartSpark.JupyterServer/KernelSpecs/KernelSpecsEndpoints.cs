using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using StartSpark.JupyterServer.Errors;
using StartSpark.JupyterServer.Routing;

namespace StartSpark.JupyterServer.KernelSpecs;

/// <summary>Routes of the kernelspecs and their logos.</summary>
internal static class KernelSpecsEndpoints
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    public static IEndpointRouteBuilder MapKernelSpecs(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/kernelspecs", List);
        app.MapGet("/api/kernelspecs/{name}", One);
        app.MapGet("/kernelspecs/{name}/{file}", Resource);
        return app;
    }

    private static Task List(HttpContext context, KernelSpecCatalog catalog, BaseUrl baseUrl, IEnumerable<IKernelSpecsObserver> observers)
    {
        foreach (var observer in observers)
        {
            observer.OnListed();
        }

        var specs = catalog.List();
        var model = new KernelSpecListModel(
            catalog.DefaultOf(specs),
            specs.ToDictionary(spec => spec.Name, spec => KernelSpecModel.From(spec, baseUrl)));
        return context.WriteJsonAsync(model, KernelSpecsJson.Default.KernelSpecListModel);
    }

    private static Task One(HttpContext context, string name, KernelSpecCatalog catalog, BaseUrl baseUrl) =>
        context.WriteJsonAsync(KernelSpecModel.From(Find(catalog, name), baseUrl), KernelSpecsJson.Default.KernelSpecModel);

    private static IResult Resource(string name, string file, KernelSpecCatalog catalog)
    {
        var path = KernelSpecResources.Find(Find(catalog, name), file)
            ?? throw new JupyterProblemException(StatusCodes.Status404NotFound, $"The kernelspec '{name}' has no resource '{file}'.");
        var type = ContentTypes.TryGetContentType(file, out var known) ? known : "application/octet-stream";
        return TypedResults.PhysicalFile(path, type, lastModified: File.GetLastWriteTimeUtc(path));
    }

    private static KernelSpec Find(KernelSpecCatalog catalog, string name) => catalog.Find(name)
        ?? throw new JupyterProblemException(StatusCodes.Status404NotFound, $"There is no kernelspec '{name}'.");
}
