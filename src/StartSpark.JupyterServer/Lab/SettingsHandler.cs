using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StartSpark.JupyterServer.Contents;
using StartSpark.JupyterServer.Contents.Disk;
using StartSpark.JupyterServer.Errors;
using StartSpark.JupyterServer.Routing;

namespace StartSpark.JupyterServer.Lab;

/// <summary>Answers requests for the settings of JupyterLab's plugins.</summary>
internal sealed class SettingsHandler(SettingsCatalog catalog, UserSettings user, ILogger<SettingsHandler> logger)
{
    private const int FixedSegments = 3;

    public async Task GetAsync(HttpContext context)
    {
        var id = RawPath.After(context, FixedSegments);
        if (id.Length == 0)
        {
            await ListAsync(context);
            return;
        }

        var schema = catalog.Find(id) ?? throw NotFound(id);
        using var answer = ContentsReader.Write(writer => Write(writer, schema));
        await ResponseBuffer.SendAsync(context, answer, StatusCodes.Status200OK);
    }

    public async Task PutAsync(HttpContext context)
    {
        var id = RawPath.After(context, FixedSegments);
        if (catalog.Find(id) is null)
        {
            throw NotFound(id);
        }

        var text = await context.ReadJsonAsync(LabJsonContext.Default.SettingsText);
        await user.WriteAsync(id, text?.Raw ?? throw new JupyterProblemException(StatusCodes.Status400BadRequest, "The settings are missing: send {\"raw\": \"…\"}."));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private async Task ListAsync(HttpContext context)
    {
        var onlyIds = context.Request.Query["ids_only"] == "true";
        using var answer = ContentsReader.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("settings");
            if (onlyIds)
            {
                WriteIds(writer);
            }
            else
            {
                foreach (var schema in catalog.All())
                {
                    Write(writer, schema);
                }
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
        await ResponseBuffer.SendAsync(context, answer, StatusCodes.Status200OK);
    }

    private void WriteIds(Utf8JsonWriter writer)
    {
        foreach (var id in catalog.Ids())
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            writer.WriteEndObject();
        }
    }

    private void Write(Utf8JsonWriter writer, SettingsSchema schema)
    {
        var file = user.FileOf(schema.Id);
        var parsed = JsonFile.TryRead(file.FullName, logger);
        writer.WriteStartObject();
        writer.WriteString("id", schema.Id);
        writer.WritePropertyName("schema");
        schema.Schema.WriteTo(writer);
        writer.WriteString("version", schema.Version);
        writer.WriteString("raw", JsonFile.TryReadText(file.FullName, logger) ?? "{}");
        writer.WritePropertyName("settings");
        (parsed ?? []).WriteTo(writer);
        writer.WriteString("last_modified", file.Exists ? ContentsModel.Text(file.LastWriteTimeUtc) : null);
        writer.WriteString("created", file.Exists ? ContentsModel.Text(file.CreationTimeUtc) : null);
        writer.WriteEndObject();
    }

    private static JupyterProblemException NotFound(string id) =>
        new(StatusCodes.Status404NotFound, $"There are no settings '{id}': the extension they belong to is not installed.");
}
