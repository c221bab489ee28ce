using Microsoft.AspNetCore.Http;

namespace StartSpark.JupyterServer.Contents.Disk;

/// <summary>Sends a finished buffer in slices, so that a slow reader holds one slice and not a second copy of everything.</summary>
internal static class ResponseBuffer
{
    private const int SliceBytes = 64 * 1024;

    public static async Task SendAsync(HttpContext context, NativeBuffer buffer, int status, string contentType = "application/json")
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = buffer.Length;
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        ReadOnlyMemory<byte> rest = buffer.Memory;
        while (!rest.IsEmpty)
        {
            var slice = rest[..Math.Min(rest.Length, SliceBytes)];
            await response.Body.WriteAsync(slice, context.RequestAborted);
            rest = rest[slice.Length..];
        }
    }
}
