namespace StartSpark.SparkHome.Files;

/// <summary>Writes files that only their user can read, whole or not at all: a crash or a full disk leaves the old one as it was.</summary>
public static class PrivateFile
{
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FileMode700 = FileMode600 | UnixFileMode.UserExecute;

    /// <summary>Writes beside the target, flushes to the disk and renames. A link stays one: what it points to is replaced.</summary>
    /// <exception cref="IOException">The disk is full or broken, or the target may not be written (a read-only disk).</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file may not be written.</exception>
    public static async Task ReplaceAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var target = new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        var folder = Path.GetDirectoryName(Path.GetFullPath(target))!;
        MakeFolder(folder);
        var temporary = Path.Combine(folder, $".startspark-{Guid.NewGuid():N}.tmp");
        try
        {
            await using (var stream = OpenNew(temporary))
            {
                await stream.WriteAsync(content, cancellationToken);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, FileMode700);
        }
    }

    private static FileStream OpenNew(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = FileMode600;
        }

        return new FileStream(path, options);
    }
}
