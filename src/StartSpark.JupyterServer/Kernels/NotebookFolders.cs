using Microsoft.Extensions.Options;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>From the paths of the REST API to folders of this machine: where a notebook's kernel works.</summary>
internal sealed class NotebookFolders(IOptions<JupyterServerOptions> options)
{
    /// <summary>The folder of the file browser's top.</summary>
    public string Root { get; } = Path.GetFullPath(options.Value.RootDirectory);

    /// <summary>The nearest folder that exists: that of the path, or of its parent and so on; never above the top.</summary>
    public string FolderOf(string? apiPath)
    {
        var segments = (apiPath ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments.Contains(".."))
        {
            return Root;
        }

        var folder = Path.Combine([Root, .. segments]);
        while (folder.Length > Root.Length && !Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder.Length > Root.Length ? folder : Root;
    }
}
