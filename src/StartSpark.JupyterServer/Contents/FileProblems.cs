using Microsoft.AspNetCore.Http;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.JupyterServer.Contents;

/// <summary>Says in words what the operating system refused.</summary>
internal static class FileProblems
{
    private const int UnixNoSpace = 28;
    private const int UnixNameTooLong = 36;
    private const int MacNameTooLong = 63;
    private const int UnixReadOnlyDisk = 30;
    private const int UnixTooManyLinks = 40;
    private const int UnixQuota = 122;
    private const int MacQuota = 69;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>Runs a request's work and turns the disk's refusals into problems that name the file.</summary>
    public static RequestDelegate Around(Func<HttpContext, Task> handle) => async context =>
    {
        try
        {
            await handle(context);
        }
        catch (Exception exception) when (exception is (IOException and not BadHttpRequestException) or UnauthorizedAccessException
            && !context.RequestAborted.IsCancellationRequested)
        {
            throw ToProblem(exception, NameIn(context), HttpMethods.IsGet(context.Request.Method));
        }
    };

    // The last segment of the route's free part; the folder that the server shows has none.
    private static string NameIn(HttpContext context)
    {
        var path = (context.Request.RouteValues.Values.FirstOrDefault() as string ?? "").TrimEnd('/');
        return path.Length == 0 ? "/" : path[(path.LastIndexOf('/') + 1)..];
    }

    private static JupyterProblemException ToProblem(Exception exception, string name, bool isReading)
    {
        var kept = isReading ? "" : " Nothing was changed: the earlier version is intact.";
        var (status, message) = exception switch
        {
            UnauthorizedAccessException => (StatusCodes.Status403Forbidden, $"Permission denied for '{name}' or the folder it lies in.{kept}"),
            FileNotFoundException => (StatusCodes.Status404NotFound, $"'{name}' is gone: it was renamed, moved or deleted."),
            DirectoryNotFoundException => (StatusCodes.Status404NotFound, $"The folder of '{name}' does not exist; it was renamed, moved or deleted. Save under another path."),
            PathTooLongException => (StatusCodes.Status400BadRequest, $"The name '{name}' is too long for this disk."),
            { HResult: UnixNoSpace or UnixQuota or MacQuota or WindowsDiskFull } =>
                (StatusCodes.Status507InsufficientStorage, $"The disk is full: '{name}' could not be written.{kept} Free some space and save again."),
            { HResult: UnixReadOnlyDisk } => (StatusCodes.Status403Forbidden, $"'{name}' lies on a disk that is mounted read-only."),
            { HResult: UnixNameTooLong or MacNameTooLong } => (StatusCodes.Status400BadRequest, $"The name '{name}' is too long for this disk."),
            { HResult: UnixTooManyLinks } => (StatusCodes.Status400BadRequest, $"'{name}' is a symbolic link that leads in a circle."),
            _ => (StatusCodes.Status500InternalServerError, $"The disk refused '{name}': {WithoutPaths(exception.Message)}.{kept}"),
        };
        return new JupyterProblemException(status, message, inner: exception);
    }

    // .NET puts the full path after a colon; the person knows the file, and others need not learn where it lies.
    private static string WithoutPaths(string message) => message.Split(" : '", 2)[0].TrimEnd('.', ' ');
}
