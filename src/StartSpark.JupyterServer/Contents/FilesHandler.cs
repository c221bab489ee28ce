using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using StartSpark.JupyterServer.Contents.Disk;
using StartSpark.JupyterServer.Errors;
using StartSpark.JupyterServer.Routing;

namespace StartSpark.JupyterServer.Contents;

/// <summary>Gives a file's bytes: for downloads, and for the pictures that documents refer to.</summary>
internal sealed class FilesHandler(ContentsRoot root)
{
    // A page from the person's folder may run its scripts, but as nobody: it must not act with the login.
    private const string SandboxPolicy = "frame-ancestors 'self'; sandbox allow-scripts";

    public Task GetAsync(HttpContext context)
    {
        var path = ContentsPath.Parse(RawPath.After(context, fixedSegments: 1));
        var fullPath = root.ForReading(path);
        if (Directory.Exists(fullPath))
        {
            throw new JupyterProblemException(StatusCodes.Status400BadRequest, $"'{path}' is a folder, not a file.", "bad type");
        }

        var file = new FileInfo(AtomicFile.RealPath(fullPath));
        if (!file.Exists || !UnixFile.IsOrdinary(fullPath))
        {
            throw ContentsRoot.NotFound(path);
        }

        if (!UnixFile.IsReadable(fullPath))
        {
            throw new UnauthorizedAccessException();
        }

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = SandboxPolicy;
        headers.CacheControl = "no-cache";
        var isDownload = context.Request.Query.ContainsKey("download");
        var modified = new DateTimeOffset(file.LastWriteTimeUtc);
        var tag = new EntityTagHeaderValue($"\"{modified.Ticks:x}-{file.Length:x}\"");
        return TypedResults.PhysicalFile(file.FullName, TypeOf(path), isDownload ? path.Name : null, modified, tag, enableRangeProcessing: true).ExecuteAsync(context);
    }

    private static string TypeOf(ContentsPath path) => MimeTypes.Guess(path.Name) switch
    {
        null => "application/octet-stream",
        var type when type.StartsWith("text/", StringComparison.Ordinal) => type + "; charset=utf-8",
        var type => type,
    };
}
