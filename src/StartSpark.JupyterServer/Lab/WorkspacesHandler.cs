using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using StartSpark.JupyterServer.Contents;
using StartSpark.JupyterServer.Contents.Disk;
using StartSpark.JupyterServer.Errors;
using StartSpark.JupyterServer.Routing;

namespace StartSpark.JupyterServer.Lab;

/// <summary>Answers requests for saved layouts.</summary>
internal sealed class WorkspacesHandler(Workspaces workspaces)
{
    private const int FixedSegments = 3;

    public async Task GetAsync(HttpContext context)
    {
        var id = RawPath.After(context, FixedSegments);
        using var answer = ContentsReader.Write(writer =>
        {
            if (id.Length == 0)
            {
                WriteAll(writer);
            }
            else
            {
                (workspaces.Find(id) ?? Empty(id)).WriteTo(writer);
            }
        });
        await ResponseBuffer.SendAsync(context, answer, StatusCodes.Status200OK);
    }

    public async Task PutAsync(HttpContext context)
    {
        var id = Id(context);
        using var body = await WholeFile.ReadAsync(context.Request.Body, context.Request.ContentLength ?? 0, context.RequestAborted);
        if (IdIn(body.Memory) is not { } inside || inside.TrimStart('/') != id.TrimStart('/'))
        {
            throw new JupyterProblemException(StatusCodes.Status400BadRequest, $"This is not the layout '{id}': its metadata must carry that id.");
        }

        await workspaces.WriteAsync(id, body.Memory);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    public Task DeleteAsync(HttpContext context)
    {
        var id = Id(context);
        context.Response.StatusCode = workspaces.Delete(id)
            ? StatusCodes.Status204NoContent
            : throw new JupyterProblemException(StatusCodes.Status404NotFound, $"There is no saved layout '{id}'.");
        return Task.CompletedTask;
    }

    private void WriteAll(Utf8JsonWriter writer)
    {
        var all = workspaces.All().ToArray();
        writer.WriteStartObject();
        writer.WriteStartObject("workspaces");
        writer.WriteStartArray("ids");
        foreach (var layout in all)
        {
            layout["metadata"]!["id"]!.WriteTo(writer);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("values");
        foreach (var layout in all)
        {
            layout.WriteTo(writer);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static string? IdIn(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var layout = JsonDocument.Parse(body);
            return layout.RootElement.ValueKind is JsonValueKind.Object
                && layout.RootElement.TryGetProperty("data", out _)
                && layout.RootElement.TryGetProperty("metadata", out var metadata)
                && metadata.ValueKind is JsonValueKind.Object
                && metadata.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String
                    ? id.GetString()
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonObject Empty(string id) => new() { ["data"] = new JsonObject(), ["metadata"] = new JsonObject { ["id"] = id } };

    private static string Id(HttpContext context) => RawPath.After(context, FixedSegments) is { Length: > 0 } id
        ? id
        : throw new JupyterProblemException(StatusCodes.Status400BadRequest, "Name the layout in the address.");
}
