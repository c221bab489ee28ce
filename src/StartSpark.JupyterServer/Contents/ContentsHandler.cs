using Microsoft.AspNetCore.Http;
using StartSpark.JupyterServer.Contents.Disk;
using StartSpark.JupyterServer.Errors;
using StartSpark.JupyterServer.Routing;

namespace StartSpark.JupyterServer.Contents;

/// <summary>Answers requests for files and folders with Jupyter's status codes.</summary>
internal sealed class ContentsHandler(
    ContentsRoot root, ContentsReader reader, ContentsSaver saver, ContentsMaker maker, ContentsMover mover, CheckpointsHandler checkpoints, BaseUrl baseUrl)
{
    private const int UnknownLength = 64 * 1024;

    public async Task GetAsync(HttpContext context)
    {
        var target = ContentsTarget.Of(context, root);
        if (target.IsCheckpoints)
        {
            await checkpoints.ListAsync(context, target);
            return;
        }

        using var answer = await reader.ReadAsync(target.Path, ContentsQuery.Of(context.Request.Query), context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        await ResponseBuffer.SendAsync(context, answer, StatusCodes.Status200OK);
    }

    public async Task PutAsync(HttpContext context)
    {
        var path = ContentsTarget.PathOf(context);
        using var body = await ReadBodyAsync(context);
        var existed = Path.Exists(root.ForWriting(path));
        var model = await saver.SaveAsync(path, SaveRequestCodec.Parse(body.Written), body);
        using var answer = ContentsReader.Write(writer => model.Write(writer));
        if (!existed)
        {
            AddLocation(context, path);
        }

        await ResponseBuffer.SendAsync(context, answer, existed ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    public async Task PostAsync(HttpContext context)
    {
        var target = ContentsTarget.Of(context, root);
        if (target.IsCheckpoints)
        {
            await checkpoints.PostAsync(context, target);
            return;
        }

        using var body = await ReadBodyAsync(context);
        var request = SaveRequestCodec.Parse(body.Written);
        var made = request.CopyFrom is { } source
            ? await maker.CopyAsync(ContentsPath.Parse(source), target.Path)
            : await maker.NewAsync(target.Path, request.Type, request.Ending);
        AddLocation(context, made);
        await SendModelAsync(context, made, StatusCodes.Status201Created);
    }

    public async Task PatchAsync(HttpContext context)
    {
        var path = ContentsTarget.PathOf(context);
        using var body = await ReadBodyAsync(context);
        var wanted = SaveRequestCodec.Parse(body.Written).Path
            ?? throw new JupyterProblemException(StatusCodes.Status400BadRequest, "The new path is missing: send {\"path\": \"new name\"}.");
        var target = ContentsPath.Parse(wanted);
        mover.Rename(path, target);
        AddLocation(context, target);
        await SendModelAsync(context, target, StatusCodes.Status200OK);
    }

    public Task DeleteAsync(HttpContext context)
    {
        var target = ContentsTarget.Of(context, root);
        if (target.IsCheckpoints)
        {
            return checkpoints.DeleteAsync(context, target);
        }

        mover.Delete(target.Path);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static Task<NativeBuffer> ReadBodyAsync(HttpContext context) =>
        WholeFile.ReadAsync(context.Request.Body, (context.Request.ContentLength + 1) ?? UnknownLength, context.RequestAborted);

    private async Task SendModelAsync(HttpContext context, ContentsPath path, int status)
    {
        using var answer = reader.Describe(path, root.ForReading(path));
        await ResponseBuffer.SendAsync(context, answer, status);
    }

    private void AddLocation(HttpContext context, ContentsPath path) =>
        context.Response.Headers.Location = baseUrl.Of("api/contents/" + string.Join('/', path.Segments.Select(Uri.EscapeDataString)));
}
