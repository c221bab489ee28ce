using System.Text;
using Google.Protobuf.Reflection;
using StartSpark.Testing;

namespace StartSpark.Sql.Tests.Connect;

/// <summary>The descriptors of Spark Connect's wire as an installed Spark carries them: bytes inside its Python sources.</summary>
internal static class InstalledDescriptors
{
    private static readonly string[] Files = ["base", "types", "common", "expressions", "relations", "commands", "catalog"];

    public static async Task<IReadOnlyList<FileDescriptorProto>> ReadAsync(CancellationToken cancellationToken)
    {
        var folder = Path.Combine(await TestSpark.HomeAsync(cancellationToken), "python", "pyspark", "sql", "connect", "proto");
        Require.That(Directory.Exists(folder), "Use a Spark with its python folder: the descriptors are read from python/pyspark/sql/connect/proto.");
        var descriptors = new List<FileDescriptorProto>();
        foreach (var file in Files)
        {
            var source = await File.ReadAllTextAsync(Path.Combine(folder, file + "_pb2.py"), cancellationToken);
            descriptors.Add(FileDescriptorProto.Parser.ParseFrom(Literal(source)));
        }

        return descriptors;
    }

    /// <summary>The bytes literal that follows <c>AddSerializedFile(</c>.</summary>
    private static byte[] Literal(string source)
    {
        var at = source.IndexOf("AddSerializedFile(", StringComparison.Ordinal);
        Assert.True(at >= 0, "The Python source holds no descriptor.");
        at = source.IndexOf('b', at + "AddSerializedFile(".Length);
        var quote = source[at + 1];
        var bytes = new List<byte>();
        for (var i = at + 2; source[i] != quote; i++)
        {
            if (source[i] != '\\')
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(source[i].ToString()));
                continue;
            }

            i++;
            switch (source[i])
            {
                case 'x':
                    bytes.Add(Convert.ToByte(source.Substring(i + 1, 2), 16));
                    i += 2;
                    break;
                case >= '0' and <= '7':
                    bytes.Add(Convert.ToByte(source.Substring(i, 3), 8));
                    i += 2;
                    break;
                default:
                    bytes.Add(source[i] switch
                    {
                        'n' => (byte)'\n',
                        'r' => (byte)'\r',
                        't' => (byte)'\t',
                        'a' => 7,
                        'b' => 8,
                        'f' => 12,
                        'v' => 11,
                        var itself => (byte)itself,
                    });
                    break;
            }
        }

        return [.. bytes];
    }
}
