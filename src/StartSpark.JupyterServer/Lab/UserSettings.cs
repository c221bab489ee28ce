using System.Text;
using StartSpark.JupyterServer.Contents.Disk;

namespace StartSpark.JupyterServer.Lab;

/// <summary>The person's own settings, kept where every JupyterLab on this machine finds them.</summary>
internal sealed class UserSettings(JupyterPaths paths)
{
    private const string Ending = ".jupyterlab-settings";

    /// <summary>The file of a plugin's settings; it need not exist.</summary>
    public FileInfo FileOf(string id) => SettingsId.TrySplit(id, out var package, out var plugin)
        ? new FileInfo(Path.Join(paths.ConfigDirectory, "lab", "user-settings", package, plugin + Ending))
        : throw new ArgumentException("Not an id of settings.", nameof(id));

    public Task WriteAsync(string id, string text)
    {
        var file = FileOf(id);
        file.Directory!.Create();
        return AtomicFile.WriteAsync(file.FullName, Encoding.UTF8.GetBytes(text));
    }
}
