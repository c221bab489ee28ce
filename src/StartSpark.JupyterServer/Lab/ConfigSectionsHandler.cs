using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StartSpark.JupyterServer.Contents;
using StartSpark.JupyterServer.Contents.Disk;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.JupyterServer.Lab;

/// <summary>Answers requests for the small sections of settings that extensions keep on a Jupyter server.</summary>
internal sealed class ConfigSectionsHandler(JupyterPaths paths, ILogger<ConfigSectionsHandler> logger) : IDisposable
{
    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    public Task GetAsync(HttpContext context)
    {
        var merged = new JsonObject();
        foreach (var folder in paths.ConfigDirectories.Reverse())
        {
            if (JsonFile.TryRead(FileIn(folder, Section(context)), logger) is { } section)
            {
                JsonFile.Merge(merged, section);
            }
        }

        return SendAsync(context, merged);
    }

    public Task PutAsync(HttpContext context) => ChangeAsync(context, keepsOld: false);

    public Task PatchAsync(HttpContext context) => ChangeAsync(context, keepsOld: true);

    public void Dispose() => oneAtATime.Dispose();

    private async Task ChangeAsync(HttpContext context, bool keepsOld)
    {
        var changes = await ReadAsync(context);
        var file = FileIn(paths.ConfigDirectory, Section(context));
        await oneAtATime.WaitAsync(context.RequestAborted);
        try
        {
            var section = (keepsOld ? JsonFile.TryRead(file, logger) : null) ?? [];
            JsonFile.Merge(section, changes);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await AtomicFile.WriteAsync(file, Encoding.UTF8.GetBytes(section.ToJsonString()));
            if (keepsOld)
            {
                await SendAsync(context, section);
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status204NoContent;
            }
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private static async Task<JsonObject> ReadAsync(HttpContext context)
    {
        try
        {
            if (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) is JsonObject changes)
            {
                return changes;
            }
        }
        catch (JsonException)
        {
            // Told below.
        }

        throw new JupyterProblemException(StatusCodes.Status400BadRequest, "A section of settings is a JSON object.", "bad json");
    }

    private static async Task SendAsync(HttpContext context, JsonObject section)
    {
        using var answer = ContentsReader.Write(writer => section.WriteTo(writer));
        await ResponseBuffer.SendAsync(context, answer, StatusCodes.Status200OK);
    }

    private static string FileIn(string folder, string section) => Path.Join(folder, "serverconfig", section + ".json");

    private static string Section(HttpContext context)
    {
        var name = context.Request.RouteValues["section"] as string ?? "";
        return name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-')
            ? name
            : throw new JupyterProblemException(StatusCodes.Status400BadRequest, "The name of a section has letters, digits, '_' and '-' only.");
    }
}
