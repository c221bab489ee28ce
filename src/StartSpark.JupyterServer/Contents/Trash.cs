using System.Globalization;
using StartSpark.JupyterServer.Contents.Disk;

namespace StartSpark.JupyterServer.Contents;

/// <summary>The desktop's trash in the home (FreeDesktop's trash specification 1.0), so that a deleted folder can be had back.</summary>
internal sealed class Trash(string directory, TimeProvider time)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The trash of the person who runs the server.</summary>
    public static string HomeDirectory => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } data
            ? data
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), ".local", "share"),
        "Trash");

    /// <summary>Moves a file or folder into the trash.</summary>
    /// <returns>False if it lies on another disk, or the trash cannot be used; nothing was done then.</returns>
    public bool TryTake(string fullPath)
    {
        try
        {
            var files = MakeFolder("files");
            var notes = MakeFolder("info");
            if (!UnixFile.AreOnOneDevice(files, Path.GetDirectoryName(fullPath)!))
            {
                return false;
            }

            Move(fullPath, files, notes);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void Move(string fullPath, string files, string notes)
    {
        foreach (var name in FileNames.Candidates(Path.GetFileName(fullPath), " "))
        {
            var note = Path.Combine(notes, name + ".trashinfo");
            if (File.Exists(note) || Path.Exists(Path.Combine(files, name)))
            {
                continue;
            }

            using (var writer = new StreamWriter(new FileStream(note, FileMode.CreateNew)))
            {
                var where = string.Join('/', fullPath.Split('/').Select(Uri.EscapeDataString));
                var when = time.GetLocalNow().ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
                writer.Write($"[Trash Info]\nPath={where}\nDeletionDate={when}\n");
            }

            try
            {
                MoveEntry(fullPath, Path.Combine(files, name));
                return;
            }
            catch
            {
                File.Delete(note);
                throw;
            }
        }
    }

    private static void MoveEntry(string from, string to)
    {
        if (Directory.Exists(from))
        {
            Directory.Move(from, to);
        }
        else
        {
            File.Move(from, to);
        }
    }

    private string MakeFolder(string name)
    {
        var path = Path.Combine(directory, name);
        return OperatingSystem.IsWindows() ? Directory.CreateDirectory(path).FullName : Directory.CreateDirectory(path, OwnerOnly).FullName;
    }
}
