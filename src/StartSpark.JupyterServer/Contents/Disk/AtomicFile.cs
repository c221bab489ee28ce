namespace StartSpark.JupyterServer.Contents.Disk;

/// <summary>Replaces files whole or not at all: a crash, a kill or a full disk leaves the old one intact.</summary>
internal static class AtomicFile
{
    private const int BlockBytes = 256 * 1024;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes beside the target, flushes to the disk, and renames.</summary>
    /// <remarks>A symbolic link stays one: what it points to is replaced. Mode and owner of the old file are kept.</remarks>
    /// <exception cref="IOException">The disk is full or broken.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be written.</exception>
    public static Task WriteAsync(string path, ReadOnlyMemory<byte> content, bool isPrivate = false)
    {
        var target = RealPath(path);
        RefuseReadOnly(target);
        return ReplaceAsync(target, overwrite: true, temporary => FillAsync(temporary, content, isPrivate || File.Exists(target)));
    }

    /// <summary>Makes a file that is not there yet, whole or not at all.</summary>
    /// <exception cref="IOException">The disk is full, or the file is there by now.</exception>
    public static Task CreateAsync(string path, ReadOnlyMemory<byte> content) =>
        ReplaceAsync(path, overwrite: false, temporary => FillAsync(temporary, content, isPrivate: false));

    /// <summary>Copies a file, its mode included, so that the target appears whole and as new.</summary>
    /// <exception cref="IOException">The disk is full, or the target exists and may not be replaced.</exception>
    public static Task CopyAsync(string source, string path, bool overwrite)
    {
        var target = overwrite ? RealPath(path) : path;
        if (overwrite)
        {
            RefuseReadOnly(target);
        }

        return ReplaceAsync(target, overwrite, async temporary =>
        {
            await using (var from = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BlockBytes, useAsync: true))
            await using (var to = OpenNew(temporary, isPrivate: true))
            {
                await from.CopyToAsync(to, BlockBytes);
                await Task.Run(() => to.Flush(flushToDisk: true));
            }

            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(source));
            }
        });
    }

    /// <summary>A name in the same folder, hence on the same disk, that no listing shows.</summary>
    public static string TemporaryBeside(string target) =>
        Path.Combine(Path.GetDirectoryName(target)!, $".startspark-{Guid.NewGuid():N}.tmp");

    /// <summary>Gives the finished temporary file its final name, with the mode and owner of the file it replaces.</summary>
    public static void PutInPlace(string temporary, string target, bool overwrite)
    {
        if (overwrite && !OperatingSystem.IsWindows() && File.Exists(target))
        {
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            UnixFile.CopyOwner(target, temporary);
        }

        File.Move(temporary, target, overwrite);
    }

    /// <summary>Makes the temporary file; one that replaces another is closed to others until it has that one's mode.</summary>
    public static FileStream OpenNew(string temporary, bool isPrivate)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (isPrivate && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(temporary, options);
    }

    /// <summary>The file that a path means after all symbolic links.</summary>
    public static string RealPath(string path) =>
        new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;

    /// <summary>A rename would replace even a file that may not be written, so that is asked first.</summary>
    public static void RefuseReadOnly(string target)
    {
        if (File.Exists(target) && !UnixFile.IsWritable(target))
        {
            throw new UnauthorizedAccessException($"{target} is read-only.");
        }
    }

    private static async Task FillAsync(string temporary, ReadOnlyMemory<byte> content, bool isPrivate)
    {
        await using var stream = OpenNew(temporary, isPrivate);
        await stream.WriteAsync(content, CancellationToken.None);
        await Task.Run(() => stream.Flush(flushToDisk: true));
    }

    private static async Task ReplaceAsync(string target, bool overwrite, Func<string, Task> fill)
    {
        var temporary = TemporaryBeside(target);
        try
        {
            await fill(temporary);
            PutInPlace(temporary, target, overwrite);
        }
        catch
        {
            // The folder itself may be gone, which is then the better error.
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }

            throw;
        }
    }
}
