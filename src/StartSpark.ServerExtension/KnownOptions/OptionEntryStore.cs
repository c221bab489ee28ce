using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StartSpark.SparkHome;
using StartSpark.SparkHome.Files;
using StartSpark.SparkHome.Locating;
using StartSpark.SparkHome.OptionEntries;

namespace StartSpark.ServerExtension.KnownOptions;

/// <summary>Keeps on the disk what a Spark said of its options: one file per version and build, whole or not at all, and made anew when it is broken.</summary>
internal sealed class OptionEntryStore(StartSparkPaths paths, ILogger<OptionEntryStore>? logger = null)
{
    private readonly ILogger _logger = logger ?? NullLogger<OptionEntryStore>.Instance;

    /// <summary>The file of this Spark. Two builds of one version have different jars.</summary>
    public string FileOf(SparkInstallation spark)
    {
        var jars = new DirectoryInfo(spark.Jars).EnumerateFiles("spark-*.jar").Select(jar => $"{jar.Name} {jar.Length}").Order(StringComparer.Ordinal);
        var print = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', jars))).AsSpan(0, 6));
        return Path.Combine(paths.Options, $"{spark.Version}-{print}.json");
    }

    /// <summary>What was kept; null when nothing was, or nothing that can be used.</summary>
    public IReadOnlyList<OptionEntry>? Read(SparkInstallation spark)
    {
        try
        {
            var kept = JsonSerializer.Deserialize(File.ReadAllBytes(FileOf(spark)), OptionEntriesJson.Default.KeptOptionEntries);
            return kept is { V: KeptOptionEntries.Format, Entries.Count: > 0 } && kept.Entries.All(entry => entry is { Name: not null, Type: not null, Doc: not null })
                ? kept.Entries : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps it; a disk that is full or closed only costs the next server a few seconds.</summary>
    public async Task WriteAsync(SparkInstallation spark, IReadOnlyList<OptionEntry> entries, CancellationToken cancellationToken)
    {
        var file = FileOf(spark);
        try
        {
            await PrivateFile.ReplaceAsync(
                file, JsonSerializer.SerializeToUtf8Bytes(new KeptOptionEntries(KeptOptionEntries.Format, entries), OptionEntriesJson.Default.KeptOptionEntries), cancellationToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _logger.OptionsNotKept(file, error);
        }
    }
}

/// <summary>The file's content.</summary>
internal sealed record KeptOptionEntries(int V, IReadOnlyList<OptionEntry> Entries)
{
    /// <summary>To be raised when another form, or another way to read them, makes old files wrong.</summary>
    public const int Format = 1;
}

/// <summary>Reads and writes the file.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(KeptOptionEntries))]
internal sealed partial class OptionEntriesJson : JsonSerializerContext;
