using System.Formats.Tar;
using System.IO.Compression;
using StartSpark.SparkHome.Files;

namespace StartSpark.SparkHome.Installing;

/// <summary>Unpacks a .tgz into a folder: modes are kept, and no entry may leave the folder.</summary>
internal static class ArchiveUnpacker
{
    internal static async Task UnpackAsync(string archive, string folder, Action<long, long> progress, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(archive, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 17, useAsync: false);
        await using var plain = new GZipStream(file, CompressionMode.Decompress);
        await using var tar = new TarReader(plain);
        while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            await ExtractAsync(entry, folder, cancellationToken);
            progress(file.Position, file.Length);
        }
    }

    /// <summary>How much room the archive's content takes, from the last four bytes of the gzip format (exact below 4 GB).</summary>
    internal static long UnpackedSize(string archive)
    {
        using var file = File.OpenRead(archive);
        if (file.Length < 4)
        {
            return 0;
        }

        file.Seek(-4, SeekOrigin.End);
        Span<byte> size = stackalloc byte[4];
        file.ReadExactly(size);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(size);
    }

    private static async Task ExtractAsync(TarEntry entry, string folder, CancellationToken cancellationToken)
    {
        var path = Inside(folder, folder, entry.Name, entry);
        switch (entry.EntryType)
        {
            case TarEntryType.Directory or TarEntryType.DirectoryList:
                Directory.CreateDirectory(path);
                break;

            case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                DiskRoom.RequireForFile(folder, entry.Length);
                await entry.ExtractToFileAsync(path, overwrite: false, cancellationToken);
                break;

            case TarEntryType.SymbolicLink:
                Inside(folder, Path.GetDirectoryName(path)!, entry.LinkName, entry);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.CreateSymbolicLink(path, entry.LinkName);
                break;

            case TarEntryType.GlobalExtendedAttributes or TarEntryType.ExtendedAttributes:
                break;

            default:
                throw new InvalidDataException($"entry {entry.Name} is a {entry.EntryType}, which a Spark archive has no use for");
        }
    }

    private static string Inside(string folder, string from, string name, TarEntry entry)
    {
        var path = Path.GetFullPath(Path.Combine(from, name));
        return path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new InvalidDataException($"entry {entry.Name} leaves the archive's folder");
    }
}
