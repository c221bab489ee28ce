using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.JupyterServer.Contents;

/// <summary>Renames and deletes, checkpoints included.</summary>
internal sealed class ContentsMover(ContentsRoot root, Checkpoints checkpoints, Trash trash, IOptions<JupyterServerOptions> options)
{
    public void Rename(ContentsPath source, ContentsPath target)
    {
        if (source == target)
        {
            return;
        }

        var fullSource = root.ForWriting(source);
        var fullTarget = root.ForWriting(target);
        if (source.IsRoot || target.IsRoot)
        {
            throw Bad("The folder that the server shows cannot be renamed from here.");
        }

        if (!Path.Exists(fullSource))
        {
            throw ContentsRoot.NotFound(source);
        }

        if (Path.Exists(fullTarget) && !IsOnlyCaseChanged(fullSource, fullTarget))
        {
            throw new JupyterProblemException(StatusCodes.Status409Conflict, $"'{target}' exists already; choose another name or delete it first.");
        }

        if (!Directory.Exists(fullSource))
        {
            File.Move(fullSource, fullTarget);
            checkpoints.Move(fullSource, fullTarget);
            return;
        }

        if (fullTarget.StartsWith(fullSource + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw Bad($"'{source}' cannot be moved into itself.");
        }

        Directory.Move(fullSource, fullTarget);
    }

    public void Delete(ContentsPath path)
    {
        var fullPath = root.ForReading(path);
        if (path.IsRoot)
        {
            throw Bad("The folder that the server shows cannot be deleted from here.");
        }

        if (!Path.Exists(fullPath))
        {
            throw ContentsRoot.NotFound(path);
        }

        if (!options.Value.DeleteToTrash || !trash.TryTake(fullPath))
        {
            DeleteForGood(path, fullPath);
        }

        checkpoints.Forget(fullPath);
    }

    private static void DeleteForGood(ContentsPath path, string fullPath)
    {
        if (!Directory.Exists(fullPath) || new FileInfo(fullPath).LinkTarget is not null)
        {
            File.Delete(fullPath);
            return;
        }

        if (Directory.EnumerateFileSystemEntries(fullPath).Any(entry => Path.GetFileName(entry) != Checkpoints.Folder))
        {
            throw Bad($"The folder '{path}' is not empty, and without a trash deleting it would be final; delete what is in it first.");
        }

        Directory.Delete(fullPath, recursive: true);
    }

    // A disk that ignores case finds the old file under the new name.
    private static bool IsOnlyCaseChanged(string source, string target) =>
        !OperatingSystem.IsLinux() && string.Equals(source, target, StringComparison.OrdinalIgnoreCase);

    private static JupyterProblemException Bad(string message) => new(StatusCodes.Status400BadRequest, message);
}
