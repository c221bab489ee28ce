using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace StartSpark.JupyterServer.Contents.Disk;

/// <summary>The few questions about a file that .NET cannot answer on Unix: may I write it, what kind, whose, on which disk.</summary>
internal static unsafe partial class UnixFile
{
    private const int WriteMode = 2;
    private const int ReadMode = 4;
    private const int CurrentDirectory = -100;
    private const uint BasicStats = 0x7ff;
    private const int StatBytes = 256;
    private const int UserOffset = 20;
    private const int GroupOffset = 24;
    private const int ModeOffset = 28;
    private const int DeviceOffset = 136;
    private const int KindMask = 0xF000;
    private const int Folder = 0x4000;
    private const int Regular = 0x8000;

    /// <summary>Whether this process may write to the file, or make files in the folder.</summary>
    public static bool IsWritable(string path) => OperatingSystem.IsWindows()
        ? !File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly)
        : Access(path, WriteMode) == 0;

    /// <summary>Whether this process may read the file or folder.</summary>
    public static bool IsReadable(string path) => OperatingSystem.IsWindows() || Access(path, ReadMode) == 0;

    /// <summary>Whether a path, its links followed, is a file or folder; pipes, sockets and devices, whose reading may never end, are neither.</summary>
    public static bool IsOrdinary(string path) =>
        !OperatingSystem.IsLinux() || (Stat(path) is { } stat && (stat.Mode & KindMask) is Folder or Regular);

    /// <summary>Whether two paths lie on one disk, so that a rename between them is possible; false where that is not known.</summary>
    public static bool AreOnOneDevice(string first, string second) =>
        OperatingSystem.IsLinux() && Stat(first) is { } one && Stat(second) is { } other && one.Device == other.Device;

    /// <summary>Gives a new file the owner and group of the one it replaces, as far as this process may.</summary>
    public static void CopyOwner(string from, string to)
    {
        if (OperatingSystem.IsLinux() && Stat(from) is { } old && Stat(to) is { } now && (old.User, old.Group) != (now.User, now.Group))
        {
            _ = ChangeOwner(to, old.User, old.Group);
        }
    }

    private static FileStat? Stat(string path)
    {
        byte* buffer = stackalloc byte[StatBytes];
        var bytes = new ReadOnlySpan<byte>(buffer, StatBytes);
        return StatX(CurrentDirectory, path, 0, BasicStats, buffer) != 0 ? null : new FileStat(
            MemoryMarshal.Read<ushort>(bytes[ModeOffset..]),
            MemoryMarshal.Read<uint>(bytes[UserOffset..]),
            MemoryMarshal.Read<uint>(bytes[GroupOffset..]),
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[DeviceOffset..]));
    }

    [LibraryImport("libc", EntryPoint = "access", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Access(string path, int mode);

    [LibraryImport("libc", EntryPoint = "chown", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int directory, string path, int flags, uint mask, byte* buffer);

    private readonly record struct FileStat(ushort Mode, uint User, uint Group, ulong Device);
}
