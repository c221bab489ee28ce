using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace StartSpark.JupyterServer.Contents;

/// <summary>The addresses of files and folders.</summary>
internal static class ContentsEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapContents(this IEndpointRouteBuilder routes)
    {
        var contents = routes.ServiceProvider.GetRequiredService<ContentsHandler>();
        routes.MapMethods("/api/contents/{**path}", Reading, FileProblems.Around(contents.GetAsync));
        routes.MapPut("/api/contents/{**path}", FileProblems.Around(contents.PutAsync));
        routes.MapPost("/api/contents/{**path}", FileProblems.Around(contents.PostAsync));
        routes.MapPatch("/api/contents/{**path}", FileProblems.Around(contents.PatchAsync));
        routes.MapDelete("/api/contents/{**path}", FileProblems.Around(contents.DeleteAsync));

        var files = routes.ServiceProvider.GetRequiredService<FilesHandler>();
        routes.MapMethods("/files/{**path}", Reading, FileProblems.Around(files.GetAsync));
    }
}
