using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StartSpark.JupyterServer.Contents.Disk;
using StartSpark.JupyterServer.Contents.Notebooks;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.JupyterServer.Contents;

/// <summary>Writes what a client sends into files and folders.</summary>
internal sealed class ContentsSaver(
    ContentsRoot root, Checkpoints checkpoints, UploadManager uploads, NotebookTrust trust, TimeProvider time, ILogger<ContentsSaver> logger)
{
    /// <summary>Saves and gives the model of what is there now.</summary>
    public async Task<ContentsModel> SaveAsync(ContentsPath path, SaveRequest request, NativeBuffer body)
    {
        if (request.CopyFrom is not null)
        {
            throw Bad("A copy is made with POST to its folder, not with PUT.");
        }

        var kind = ContentsQuery.KindOf(request.Type) ?? throw Bad("No type was given; it is one of file, directory and notebook.");
        var fullPath = root.ForWriting(path);
        if (kind is not ContentsKind.Directory && (path.IsRoot || Directory.Exists(fullPath)))
        {
            throw Bad($"'{path}' is a folder, so no file can be saved under that name.");
        }

        switch (kind)
        {
            case ContentsKind.Directory:
                MakeDirectory(path, fullPath);
                break;
            case ContentsKind.File when request.Chunk is { } chunk:
                return await SaveChunkAsync(path, fullPath, request, chunk, body);
            case ContentsKind.Notebook when request.Chunk is not null:
                throw Bad("Uploads in parts are for files; send a notebook whole, or as type 'file'.");
            case ContentsKind.File:
                using (var content = ContentBytes.Decode(body.Written, request))
                {
                    await AtomicFile.WriteAsync(fullPath, content.Memory);
                }

                break;
            default:
                await SaveNotebookAsync(fullPath, request, body);
                await CheckpointIfNoneAsync(path);
                break;
        }

        return ContentsModel.Of(path, fullPath, kind);
    }

    private static void MakeDirectory(ContentsPath path, string fullPath)
    {
        if (File.Exists(fullPath))
        {
            throw Bad($"'{path}' is a file, not a folder.");
        }

        if (!Directory.Exists(Path.GetDirectoryName(fullPath)))
        {
            throw new DirectoryNotFoundException();
        }

        Directory.CreateDirectory(fullPath);
    }

    private async Task SaveNotebookAsync(string fullPath, SaveRequest request, NativeBuffer body)
    {
        if (request.Content is not { } range)
        {
            throw Bad("No notebook was provided as content.");
        }

        if (NotebookCheck.ExplainShape(body.Written[range]) is { } why)
        {
            throw Bad($"This is not a notebook that can be saved: {why}. Nothing was changed.");
        }

        using var file = new NativeBuffer(body.Length + (body.Length / 8));
        NotebookFileCodec.Write(body.Written[range], file);
        var isTrusted = NotebookTrust.DeservesTrust(body.Written[range]);
        await AtomicFile.WriteAsync(fullPath, file.Memory);
        if (isTrusted)
        {
            await trust.RememberAsync(file.Memory);
        }
    }

    private async Task<ContentsModel> SaveChunkAsync(ContentsPath path, string fullPath, SaveRequest request, int chunk, NativeBuffer body)
    {
        using var content = ContentBytes.Decode(body.Written, request);
        if (await uploads.AddAsync(fullPath, chunk, content.Memory) is not { } bytes)
        {
            return ContentsModel.Of(path, fullPath, ContentsKind.File);
        }

        var now = time.GetUtcNow().UtcDateTime;
        return new ContentsModel(path, ContentsKind.File, now, now, bytes, Writable: true) { MimeType = MimeTypes.Guess(path.Name) };
    }

    // As in Jupyter a notebook always has a checkpoint. The save itself has succeeded by now, so this must not fail it.
    private async Task CheckpointIfNoneAsync(ContentsPath path)
    {
        try
        {
            if (checkpoints.Find(path) is null)
            {
                await checkpoints.CreateAsync(path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JupyterProblemException)
        {
            logger.NoCheckpoint(exception);
        }
    }

    private static JupyterProblemException Bad(string message) => new(StatusCodes.Status400BadRequest, message);
}
