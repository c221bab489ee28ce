using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.ServerExtension.SparkLogs;

/// <summary>The addresses of the drivers' logs.</summary>
internal static class SparkLogsEndpoints
{
    public static void MapSparkLogs(this IEndpointRouteBuilder routes)
    {
        var logs = routes.ServiceProvider.GetRequiredService<SparkLogFiles>();
        routes.MapMethods("/spark-logs/{kernelId}", [HttpMethods.Get, HttpMethods.Head], (RequestDelegate)(context =>
        {
            var kernelId = (string)context.Request.RouteValues["kernelId"]!;
            return SendAsync(context, logs.Of(kernelId) ?? throw new JupyterProblemException(
                StatusCodes.Status404NotFound, "There is no log of a Spark of this kernel: none was started here, it runs elsewhere, or its log was removed since (the last 20 are kept)."));
        }));
    }

    private static async Task SendAsync(HttpContext context, FileInfo file)
    {
        await using var stream = Open(file);
        // The driver goes on writing while this is read; what counts is the length at this moment.
        var length = stream.Length;
        var response = context.Response;
        response.ContentType = "text/plain; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.AcceptRanges = "bytes";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'self'";
        var (start, count) = (0L, length);
        if (Range(context.Request) is { } range)
        {
            (start, count) = Part(range, length);
            if (count == 0)
            {
                response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
                response.ContentLength = 0;
                response.Headers.ContentRange = new ContentRangeHeaderValue(length).ToString();
                return;
            }

            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = new ContentRangeHeaderValue(start, start + count - 1, length).ToString();
        }

        response.ContentLength = count;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            stream.Seek(start, SeekOrigin.Begin);
            await CopyAsync(stream, response.Body, count, context.RequestAborted);
        }
    }

    private static FileStream Open(FileInfo file)
    {
        try
        {
            return new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.Asynchronous);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new JupyterProblemException(StatusCodes.Status404NotFound, $"The log cannot be read: {exception.Message}", null, exception);
        }
    }

    /// <summary>The one range that was asked for; several at once may be answered by the whole (RFC 9110, 14.2).</summary>
    private static RangeItemHeaderValue? Range(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && RangeHeaderValue.TryParse(request.Headers.Range.ToString(), out var range)
        && range is { Unit.Value: "bytes", Ranges.Count: 1 } ? range.Ranges.First() : null;

    private static (long Start, long Count) Part(RangeItemHeaderValue range, long length)
    {
        if (range.From is not { } from)
        {
            var last = Math.Min(range.To ?? 0, length);
            return (length - last, last);
        }

        return from >= length ? (0, 0) : (from, Math.Min(range.To ?? (length - 1), length - 1) - from + 1);
    }

    private static async Task CopyAsync(FileStream from, Stream to, long count, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (count > 0 && await from.ReadAsync(buffer.AsMemory(0, (int)Math.Min(count, buffer.Length)), cancellationToken) is > 0 and var read)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            count -= read;
        }
    }
}
