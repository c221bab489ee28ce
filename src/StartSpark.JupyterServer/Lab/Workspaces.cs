using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using StartSpark.JupyterServer.Contents;
using StartSpark.JupyterServer.Contents.Disk;

namespace StartSpark.JupyterServer.Lab;

/// <summary>The saved layouts of the page, kept where every JupyterLab on this machine finds them.</summary>
internal sealed class Workspaces(JupyterPaths paths, ILogger<Workspaces> logger)
{
    private string Folder => Path.Join(paths.ConfigDirectory, "lab", "workspaces");

    /// <summary>All readable layouts; a broken one is left out.</summary>
    public IEnumerable<JsonObject> All() => Directory.Exists(Folder)
        ? Directory.EnumerateFiles(Folder, "*" + WorkspaceName.Ending).Order(StringComparer.Ordinal).Select(Read).OfType<JsonObject>()
        : [];

    public JsonObject? Find(string id) => Read(FileOf(id));

    public Task WriteAsync(string id, ReadOnlyMemory<byte> layout)
    {
        Directory.CreateDirectory(Folder);
        return AtomicFile.WriteAsync(FileOf(id), layout);
    }

    /// <returns>False if there was none.</returns>
    public bool Delete(string id)
    {
        var file = FileOf(id);
        var existed = File.Exists(file);
        if (existed)
        {
            File.Delete(file);
        }

        return existed;
    }

    private string FileOf(string id) => Path.Join(Folder, WorkspaceName.FileNameOf(id));

    private JsonObject? Read(string file)
    {
        if (JsonFile.TryRead(file, logger) is not { } layout || layout["metadata"] is not JsonObject metadata || metadata["id"] is null)
        {
            return null;
        }

        var info = new FileInfo(file);
        metadata["last_modified"] = ContentsModel.Text(info.LastWriteTimeUtc);
        metadata["created"] = ContentsModel.Text(info.CreationTimeUtc);
        return layout;
    }
}
