using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StartSpark.JupyterServer.Contents.Disk;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.JupyterServer.Contents;

/// <summary>Answers requests for a document's checkpoints.</summary>
internal sealed class CheckpointsHandler(Checkpoints checkpoints)
{
    public async Task ListAsync(HttpContext context, ContentsTarget target)
    {
        var made = checkpoints.Find(target.Path);
        using var answer = ContentsReader.Write(writer =>
        {
            writer.WriteStartArray();
            if (made is { } time)
            {
                Write(writer, time);
            }

            writer.WriteEndArray();
        });
        await ResponseBuffer.SendAsync(context, answer, StatusCodes.Status200OK);
    }

    public async Task PostAsync(HttpContext context, ContentsTarget target)
    {
        if (target.CheckpointId is { } id)
        {
            await checkpoints.RestoreAsync(target.Path, id);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        var made = await checkpoints.CreateAsync(target.Path);
        using var answer = ContentsReader.Write(writer => Write(writer, made));
        context.Response.Headers.Location = $"{context.Request.PathBase.ToUriComponent()}{context.Request.Path.ToUriComponent()}/{Checkpoints.Id}";
        await ResponseBuffer.SendAsync(context, answer, StatusCodes.Status201Created);
    }

    public Task DeleteAsync(HttpContext context, ContentsTarget target)
    {
        checkpoints.Delete(target.Path, target.CheckpointId
            ?? throw new JupyterProblemException(StatusCodes.Status405MethodNotAllowed, "A checkpoint is deleted by its id: …/checkpoints/checkpoint."));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static void Write(Utf8JsonWriter writer, DateTime made)
    {
        writer.WriteStartObject();
        writer.WriteString("id", Checkpoints.Id);
        writer.WriteString("last_modified", ContentsModel.Text(made));
        writer.WriteEndObject();
    }
}
