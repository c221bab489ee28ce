using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using StartSpark.JupyterServer.Contents;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.JupyterServer.Lab;

/// <summary>Serves the page's own files, its themes and those of prebuilt extensions, compressed where the build left a compressed twin.</summary>
internal sealed partial class AssetHandler(FrontEnd frontEnd, LabExtensionCatalog extensions)
{
    private const string ForeverCache = "public, max-age=31536000, immutable";
    private const string AskEachTime = "no-cache";
    private static readonly (string Name, string Ending)[] Encodings = [("br", ".br"), ("gzip", ".gz")];

    public Task GetStaticAsync(HttpContext context)
    {
        var path = ContentsPath.Parse(Rest(context));
        return SendAsync(context, Path.Join(frontEnd.Static, path.Value), HashInName().IsMatch(path.Name) ? ForeverCache : AskEachTime);
    }

    public Task GetThemeAsync(HttpContext context)
    {
        if (!PackagePath.TrySplit(Rest(context), out var package, out var rest))
        {
            throw NotFound(context);
        }

        var own = Path.Join(frontEnd.Themes, package, rest);
        return SendAsync(context, !File.Exists(own) && extensions.Find(package) is { } extension ? Path.Join(extension.Themes, rest) : own, AskEachTime);
    }

    public Task GetExtensionAsync(HttpContext context) =>
        PackagePath.TrySplit(Rest(context), out var package, out var rest) && extensions.Find(package) is { } extension
            ? SendAsync(context, Path.Join(extension.Directory, rest), AskEachTime)
            : throw NotFound(context);

    private static string Rest(HttpContext context) => context.Request.RouteValues["path"] as string ?? "";

    private static Task SendAsync(HttpContext context, string file, string cache)
    {
        var (found, encoding) = Best(context.Request, file);
        var info = new FileInfo(found);
        if (!info.Exists)
        {
            throw NotFound(context);
        }

        var headers = context.Response.Headers;
        headers.CacheControl = cache;
        headers.Vary = HeaderNames.AcceptEncoding;
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        var modified = new DateTimeOffset(info.LastWriteTimeUtc);
        return TypedResults.PhysicalFile(
            info.FullName,
            TypeOf(file),
            lastModified: modified,
            entityTag: new EntityTagHeaderValue($"\"{modified.Ticks:x}-{info.Length:x}\"")).ExecuteAsync(context);
    }

    private static (string File, string? Encoding) Best(HttpRequest request, string file)
    {
        if (StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted))
        {
            foreach (var (name, ending) in Encodings)
            {
                if (accepted.Any(value => value.Value == name && value.Quality is null or > 0) && File.Exists(file + ending))
                {
                    return (file + ending, name);
                }
            }
        }

        return (file, null);
    }

    private static string TypeOf(string file)
    {
        var type = MimeTypes.Guess(Path.GetFileName(file)) ?? "application/octet-stream";
        return type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;
    }

    private static JupyterProblemException NotFound(HttpContext context) =>
        new(StatusCodes.Status404NotFound, $"The front end has no file {context.Request.Path}.");

    [GeneratedRegex(@"(^|[.-])[0-9a-f]{16,}\.")]
    private static partial Regex HashInName();
}
