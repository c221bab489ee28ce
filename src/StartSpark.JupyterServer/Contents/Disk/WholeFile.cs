namespace StartSpark.JupyterServer.Contents.Disk;

/// <summary>Reads a whole file or request body into memory that is given back at once.</summary>
internal static class WholeFile
{
    private const int BlockBytes = 64 * 1024;

    /// <summary>Reads a file to its end, however its size changes meanwhile.</summary>
    public static async Task<NativeBuffer> ReadAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.Open,
            Access = FileAccess.Read,
            Share = FileShare.ReadWrite | FileShare.Delete,
            BufferSize = 0,
        });
        return await ReadAsync(stream, stream.Length + 1, cancellationToken);
    }

    /// <summary>Reads a stream to its end.</summary>
    public static async Task<NativeBuffer> ReadAsync(Stream stream, long expected, CancellationToken cancellationToken)
    {
        var buffer = new NativeBuffer((int)Math.Min(expected, int.MaxValue / 2));
        try
        {
            while (await stream.ReadAsync(buffer.GetMemory(BlockBytes / 16), cancellationToken) is var count && count > 0)
            {
                buffer.Advance(count);
            }

            return buffer;
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }
}
