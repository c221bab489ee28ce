using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace StartSpark.Testing;

/// <summary>Makes archives that look like Spark's in all that an installer sees, small enough to make by the dozen.</summary>
public static class FakeArchive
{
    /// <summary>A version no real Spark will have.</summary>
    public const string Version = "9.9.9";

    /// <summary>The archive's one folder.</summary>
    public const string Folder = "spark-9.9.9-bin-hadoop3";

    /// <summary>A whole one, with some incompressible weight; <paramref name="more"/> adds what a test is about.</summary>
    public static byte[] Build(int weight = 1000, Action<TarWriter>? more = null)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(gzip))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.Directory, Folder + "/"));
            Add(tar, "jars/spark-core_2.13-9.9.9.jar", "core");
            Add(tar, "jars/spark-connect_2.13-9.9.9.jar", "connect");
            Add(tar, "bin/spark-submit", "#!/bin/sh", executable: true);
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, Folder + "/bin/submit") { LinkName = "spark-submit" });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, Folder + "/weight")
            {
                DataStream = new MemoryStream(RandomNumberGenerator.GetBytes(weight)),
            });
            more?.Invoke(tar);
        }

        return bytes.ToArray();
    }

    /// <summary>One more file.</summary>
    public static void Add(TarWriter tar, string path, string text, bool executable = false)
    {
        var mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | (executable ? UnixFileMode.UserExecute : 0);
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, $"{Folder}/{path}")
        {
            DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
            Mode = mode,
        });
    }

    /// <summary>The text of its checksum file.</summary>
    public static string Sum(byte[] archive) => $"{Convert.ToHexStringLower(SHA512.HashData(archive))}  {Folder}.tgz\n";

    /// <summary>Lays an archive and its checksum out as a mirror does.</summary>
    public static string Publish(string root, byte[] archive, string? sum = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, "spark-" + Version)).FullName;
        File.WriteAllBytes(Path.Combine(folder, Folder + ".tgz"), archive);
        File.WriteAllText(Path.Combine(folder, Folder + ".tgz.sha512"), sum ?? Sum(archive));
        return root;
    }
}
