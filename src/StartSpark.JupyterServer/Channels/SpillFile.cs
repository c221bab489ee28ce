using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace StartSpark.JupyterServer.Channels;

/// <summary>A first-in first-out queue of frames on disk, readable by its owner alone and gone with its handle. Not thread-safe.</summary>
internal sealed class SpillFile : IDisposable
{
    private readonly SafeFileHandle handle;
    private long readAt;
    private long writeAt;

    /// <summary>Makes the file.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public SpillFile(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"messages-{Guid.NewGuid():N}.spill");
        handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
        {
            // Without a name it cannot be left behind, however the server ends.
            File.SetUnixFileMode(handle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.Delete(path);
        }
    }

    /// <summary>How many bytes wait.</summary>
    public long Length => writeAt - readAt;

    /// <summary>Adds a frame.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public void Append(ReadOnlyMemory<byte> frame)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, frame.Length);
        RandomAccess.Write(handle, [length, frame], writeAt);
        writeAt += 4 + frame.Length;
    }

    /// <summary>Takes the oldest frame.</summary>
    /// <returns>False when none waits.</returns>
    /// <exception cref="IOException">The disk cannot be read.</exception>
    public bool TryTake(out ReadOnlyMemory<byte> frame)
    {
        if (readAt == writeAt)
        {
            frame = default;
            return false;
        }

        Span<byte> length = stackalloc byte[4];
        Fill(length, readAt);
        var bytes = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
        Fill(bytes, readAt + 4);
        readAt += 4 + bytes.Length;
        frame = bytes;
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();

    private void Fill(Span<byte> bytes, long offset)
    {
        while (bytes.Length > 0)
        {
            var count = RandomAccess.Read(handle, bytes, offset);
            if (count == 0)
            {
                throw new IOException("The file with waiting messages is shorter than what was written to it.");
            }

            bytes = bytes[count..];
            offset += count;
        }
    }
}
