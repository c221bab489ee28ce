using Microsoft.AspNetCore.Http;
using StartSpark.JupyterServer.Contents.Disk;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.JupyterServer.Contents;

/// <summary>Keeps one earlier version of each document, where every Jupyter server looks for it.</summary>
internal sealed class Checkpoints(ContentsRoot root)
{
    /// <summary>The only checkpoint there is.</summary>
    public const string Id = "checkpoint";

    /// <summary>The folder of checkpoints inside each folder of documents.</summary>
    public const string Folder = ".ipynb_checkpoints";

    /// <summary>When the checkpoint was made; null if there is none.</summary>
    public DateTime? Find(ContentsPath path) => new FileInfo(FileOf(path)) is { Exists: true } file ? file.LastWriteTimeUtc : null;

    public async Task<DateTime> CreateAsync(ContentsPath path)
    {
        var source = root.ForReading(path);
        if (!File.Exists(source))
        {
            throw ContentsRoot.NotFound(path);
        }

        var target = FileOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await AtomicFile.CopyAsync(source, target, overwrite: true);
        return File.GetLastWriteTimeUtc(target);
    }

    public Task RestoreAsync(ContentsPath path, string id) => AtomicFile.CopyAsync(Existing(path, id), root.ForWriting(path), overwrite: true);

    public void Delete(ContentsPath path, string id) => File.Delete(Existing(path, id));

    /// <summary>Forgets the checkpoint of a deleted document.</summary>
    public void Forget(string fullPath)
    {
        if (FileOf(fullPath) is var file && File.Exists(file) && !IsBehindLink(file))
        {
            File.Delete(file);
        }
    }

    /// <summary>Takes the checkpoint along with a renamed document.</summary>
    public void Move(string oldFullPath, string newFullPath)
    {
        var (source, target) = (FileOf(oldFullPath), FileOf(newFullPath));
        if (File.Exists(source) && !IsBehindLink(source) && !IsBehindLink(target))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(source, target, overwrite: true);
        }
    }

    private static string FileOf(string fullPath) => Path.Combine(
        Path.GetDirectoryName(fullPath)!, Folder, $"{Path.GetFileNameWithoutExtension(fullPath)}-{Id}{Path.GetExtension(fullPath)}");

    private bool IsBehindLink(string file) => root.IsRefusedLink(Path.GetDirectoryName(file)!) || root.IsRefusedLink(file);

    private string FileOf(ContentsPath path) =>
        FileOf(root.ForReading(path)) is var file && IsBehindLink(file) ? throw ContentsRoot.Refused(path) : file;

    private string Existing(ContentsPath path, string id) =>
        FileOf(path) is var file && id == Id && File.Exists(file)
            ? file
            : throw new JupyterProblemException(StatusCodes.Status404NotFound, $"'{path}' has no checkpoint '{id}'.");
}
