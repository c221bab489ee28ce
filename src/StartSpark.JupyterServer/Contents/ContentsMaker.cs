using Microsoft.AspNetCore.Http;
using StartSpark.JupyterServer.Contents.Disk;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.JupyterServer.Contents;

/// <summary>Makes new documents and copies under the first free of Jupyter's names.</summary>
internal sealed class ContentsMaker(ContentsRoot root)
{
    private static ReadOnlyMemory<byte> EmptyNotebook { get; } =
        "{\n \"cells\": [],\n \"metadata\": {},\n \"nbformat\": 4,\n \"nbformat_minor\": 5\n}\n"u8.ToArray();

    /// <summary>Makes an untitled file, notebook or folder.</summary>
    public async Task<ContentsPath> NewAsync(ContentsPath folder, string? type, string? ending)
    {
        var fullFolder = ExistingFolder(folder);
        var kind = ContentsQuery.KindOf(type) ?? (ending == ".ipynb" ? ContentsKind.Notebook : ContentsKind.File);
        var (name, insert) = kind switch
        {
            ContentsKind.Directory => ("Untitled Folder", " "),
            ContentsKind.Notebook => ("Untitled.ipynb", ""),
            _ => ("untitled" + Ending(ending), ""),
        };
        foreach (var candidate in FileNames.Candidates(name, insert))
        {
            var fullPath = Path.Join(fullFolder, candidate);
            if (Path.Exists(fullPath) || !await TryMakeAsync(fullPath, kind))
            {
                continue;
            }

            return folder.Child(candidate);
        }

        throw new InvalidOperationException("The names never end.");
    }

    /// <summary>Copies a file or folder into a folder, or to a path that is free.</summary>
    public async Task<ContentsPath> CopyAsync(ContentsPath source, ContentsPath folder)
    {
        var fullSource = root.ForReading(source);
        var fullFolder = ExistingFolder(folder);
        if (!Path.Exists(fullSource) || source.IsRoot)
        {
            throw ContentsRoot.NotFound(source);
        }

        if ($"{fullFolder}/".StartsWith($"{fullSource}/", StringComparison.Ordinal))
        {
            throw new JupyterProblemException(StatusCodes.Status400BadRequest, $"'{source}' cannot be copied into itself.");
        }

        foreach (var candidate in FileNames.Candidates(FileNames.WithoutCopyMark(source.Name), "-Copy"))
        {
            var fullPath = Path.Join(fullFolder, candidate);
            if (Path.Exists(fullPath))
            {
                continue;
            }

            if (Directory.Exists(fullSource))
            {
                await CopyWholeFolderAsync(fullSource, fullPath);
            }
            else
            {
                await AtomicFile.CopyAsync(fullSource, fullPath, overwrite: false);
            }

            return folder.Child(candidate);
        }

        throw new InvalidOperationException("The names never end.");
    }

    private static async Task CopyWholeFolderAsync(string source, string target)
    {
        try
        {
            await CopyFolderAsync(source, target);
        }
        catch
        {
            // Half a copy would look like a whole one. Where not even the folder could be made, that is the better error.
            if (Directory.Exists(target))
            {
                Directory.Delete(target, recursive: true);
            }

            throw;
        }
    }

    private static async Task CopyFolderAsync(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var entry in Directory.EnumerateFileSystemEntries(source))
        {
            var copy = Path.Join(target, Path.GetFileName(entry));
            if (new FileInfo(entry).LinkTarget is { } link)
            {
                File.CreateSymbolicLink(copy, link);
            }
            else if (Directory.Exists(entry))
            {
                if (Path.GetFileName(entry) != Checkpoints.Folder)
                {
                    await CopyFolderAsync(entry, copy);
                }
            }
            else if (UnixFile.IsOrdinary(entry))
            {
                await AtomicFile.CopyAsync(entry, copy, overwrite: false);
            }
        }
    }

    private static async Task<bool> TryMakeAsync(string fullPath, ContentsKind kind)
    {
        if (kind is ContentsKind.Directory)
        {
            Directory.CreateDirectory(fullPath);
            return true;
        }

        try
        {
            await AtomicFile.CreateAsync(fullPath, kind is ContentsKind.Notebook ? EmptyNotebook : ReadOnlyMemory<byte>.Empty);
            return true;
        }
        catch (IOException) when (Path.Exists(fullPath))
        {
            return false; // Somebody else took the name in this moment.
        }
    }

    private string ExistingFolder(ContentsPath folder)
    {
        var fullFolder = root.ForWriting(folder);
        if (File.Exists(fullFolder))
        {
            throw new JupyterProblemException(StatusCodes.Status400BadRequest, $"'{folder}' is a file, so nothing can be made inside it.");
        }

        return Directory.Exists(fullFolder) ? fullFolder : throw ContentsRoot.NotFound(folder);
    }

    private static string Ending(string? ending)
    {
        if (string.IsNullOrEmpty(ending))
        {
            return "";
        }

        return ending.Contains('/', StringComparison.Ordinal) || ending.Contains('\0', StringComparison.Ordinal) || ending.Contains('\\', StringComparison.Ordinal)
            ? throw new JupyterProblemException(StatusCodes.Status400BadRequest, "A file name's ending cannot hold a slash.")
            : ending.StartsWith('.') ? ending : "." + ending;
    }
}
