using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using StartSpark.JupyterServer.Contents.Disk;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.JupyterServer.Contents;

/// <summary>Turns paths of the API into paths of the disk, and is the one place that decides which of them may be touched.</summary>
internal sealed class ContentsRoot(IOptions<JupyterServerOptions> options)
{
    private readonly string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Value.RootDirectory));

    /// <summary>The disk path of what is to be read or deleted.</summary>
    /// <exception cref="JupyterProblemException">404: hidden; 403: behind a symbolic link while links are refused.</exception>
    public string ForReading(ContentsPath path)
    {
        if (IsHidden(path))
        {
            throw NotFound(path);
        }

        return Checked(path);
    }

    /// <summary>The disk path of what is to be written.</summary>
    /// <exception cref="JupyterProblemException">400: hidden; 403: behind a symbolic link while links are refused.</exception>
    public string ForWriting(ContentsPath path)
    {
        if (IsHidden(path))
        {
            throw new JupyterProblemException(
                StatusCodes.Status400BadRequest, $"'{path}' is a hidden name; the server's setting for hidden files does not allow writing it.");
        }

        return Checked(path);
    }

    /// <summary>Whether a folder's entry is shown: not hidden, no left-over of Python or the desktop, no broken link, no device.</summary>
    public bool IsListed(string fullPath, string name)
    {
        if ((name.StartsWith('.') && !options.Value.AllowHidden) || name.StartsWith(".startspark-", StringComparison.Ordinal))
        {
            return false;
        }

        return !IsClutter(name)
            && (options.Value.FollowSymlinks || new FileInfo(fullPath).LinkTarget is null)
            && (File.Exists(fullPath) || Directory.Exists(fullPath))
            && UnixFile.IsOrdinary(fullPath);
    }

    public static JupyterProblemException NotFound(ContentsPath path) => new(
        path.IsRoot ? StatusCodes.Status500InternalServerError : StatusCodes.Status404NotFound, // The file browser asks for a missing root in an endless loop.
        path.IsRoot
            ? "The folder that this server shows is gone; make it again or restart the server elsewhere."
            : $"No such file or folder: '{path}'. It was renamed, moved or deleted.");

    private bool IsHidden(ContentsPath path) => !options.Value.AllowHidden && path.Segments.Any(segment => segment.StartsWith('.'));

    private static bool IsClutter(string name) =>
        name is "__pycache__" or ".DS_Store"
        || name.EndsWith(".pyc", StringComparison.Ordinal)
        || name.EndsWith(".pyo", StringComparison.Ordinal)
        || name.EndsWith(".so", StringComparison.Ordinal)
        || name.EndsWith(".dylib", StringComparison.Ordinal)
        || name.EndsWith('~');

    /// <summary>Whether a place on the disk is a symbolic link, and the settings refuse those.</summary>
    public bool IsRefusedLink(string full) => !options.Value.FollowSymlinks && new FileInfo(full).LinkTarget is not null;

    /// <summary>What is answered about a path behind such a link.</summary>
    public static JupyterProblemException Refused(ContentsPath path) => new(
        StatusCodes.Status403Forbidden, $"'{path}' passes through a symbolic link, which this server's settings refuse.");

    private string Checked(ContentsPath path)
    {
        var full = root;
        foreach (var segment in path.Segments)
        {
            full = Path.Join(full, segment);
            if (IsRefusedLink(full))
            {
                throw Refused(path);
            }
        }

        return full.Length == 0 ? Path.DirectorySeparatorChar.ToString() : full;
    }
}
