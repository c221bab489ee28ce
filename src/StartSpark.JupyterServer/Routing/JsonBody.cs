using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.JupyterServer.Routing;

/// <summary>Reads and writes the JSON bodies of requests, with the same answer to broken ones everywhere.</summary>
public static class JsonBody
{
    /// <summary>Reads the request's body as JSON.</summary>
    /// <typeparam name="T">The shape of the body.</typeparam>
    /// <param name="context">The request.</param>
    /// <param name="shape">The source-generated description of <typeparamref name="T"/>.</param>
    /// <returns>The body; <see langword="null"/> only if it is empty or the JSON word <c>null</c>.</returns>
    /// <exception cref="JupyterProblemException">400: the body is not JSON of this shape.</exception>
    public static async ValueTask<T?> ReadJsonAsync<T>(this HttpContext context, JsonTypeInfo<T> shape)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (await IsEmptyAsync(context))
        {
            return default;
        }

        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.BodyReader, shape, context.RequestAborted);
        }
        catch (JsonException exception)
        {
            throw new JupyterProblemException(
                StatusCodes.Status400BadRequest,
                $"The request's body is not the JSON expected here (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine}, at {exception.Path ?? "$"}).",
                "bad json",
                exception);
        }
    }

    /// <summary>Whether there is no byte at all; a chunked body tells that only when it is read.</summary>
    private static async ValueTask<bool> IsEmptyAsync(HttpContext context)
    {
        if (context.Request.ContentLength is { } length)
        {
            return length == 0;
        }

        var body = context.Request.BodyReader;
        var read = await body.ReadAsync(context.RequestAborted);
        body.AdvanceTo(read.Buffer.Start);
        return read.Buffer.IsEmpty && read.IsCompleted;
    }

    /// <summary>Answers with a JSON body.</summary>
    /// <typeparam name="T">The shape of the body.</typeparam>
    /// <param name="context">The request.</param>
    /// <param name="value">The body.</param>
    /// <param name="shape">The source-generated description of <typeparamref name="T"/>.</param>
    /// <param name="status">The status code.</param>
    /// <returns>A task that ends when the body is written.</returns>
    public static async Task WriteJsonAsync<T>(this HttpContext context, T value, JsonTypeInfo<T> shape, int status = StatusCodes.Status200OK)
    {
        ArgumentNullException.ThrowIfNull(context);
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "application/json";
        await JsonSerializer.SerializeAsync(response.Body, value, shape, context.RequestAborted);
    }
}
