using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace StartSpark.JupyterServer.Errors;

/// <summary>The one shape of every error this server answers with: RFC 9457 problem details with the <c>message</c> and <c>reason</c> that JupyterLab reads.</summary>
public sealed record JupyterProblem
{
    /// <summary>The kind of problem as a URI; <c>about:blank</c> means that the status code says it all.</summary>
    public string Type { get; init; } = "about:blank";

    /// <summary>The kind of problem in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status code.</summary>
    public required int Status { get; init; }

    /// <summary>What went wrong, with which thing, and what to do next.</summary>
    public required string Detail { get; init; }

    /// <summary>The same sentence under the name that JupyterLab shows.</summary>
    public string Message => Detail;

    /// <summary>Jupyter's short machine-readable word for the cause, such as <c>bad format</c>; often absent.</summary>
    public string? Reason { get; init; }

    /// <summary>Further members of a particular problem.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Members { get; init; }

    /// <summary>Makes a problem whose title is that of its status code.</summary>
    /// <param name="status">The HTTP status code.</param>
    /// <param name="message">What went wrong, with which thing, and what to do next.</param>
    /// <param name="reason">Jupyter's short word for the cause.</param>
    /// <returns>The problem.</returns>
    public static JupyterProblem Of(int status, string message, string? reason = null) => new()
    {
        Title = ReasonPhrases.GetReasonPhrase(status) is { Length: > 0 } phrase ? phrase : "Error",
        Status = status,
        Detail = message,
        Reason = reason,
    };

    /// <summary>Answers the request with this problem, as JSON or, where a person navigated here, as a page.</summary>
    /// <param name="context">The request; its answer must not have started.</param>
    /// <returns>A task that ends when the answer is written.</returns>
    public async Task WriteAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var response = context.Response;
        response.StatusCode = Status;
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        if (ErrorPage.IsWanted(context.Request))
        {
            await ErrorPage.WriteAsync(context, this);
            return;
        }

        response.ContentType = "application/problem+json";
        await response.Body.WriteAsync(ToJson(), context.RequestAborted);
    }

    private ReadOnlyMemory<byte> ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("type", Type);
        writer.WriteString("title", Title);
        writer.WriteNumber("status", Status);
        writer.WriteString("detail", Detail);
        writer.WriteString("message", Message);
        writer.WriteString("reason", Reason);
        foreach (var (name, value) in Members ?? new Dictionary<string, JsonElement>())
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
