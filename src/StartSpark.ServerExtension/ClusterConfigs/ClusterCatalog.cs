using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace StartSpark.ServerExtension.ClusterConfigs;

/// <summary>
/// Lists the cluster configs of the person, the machine and the program. (a) A folder is listed at each call, so that a file just saved is
/// there. (b) A file is read again only when its time or length changed. (c) A valid file hides those of the same name further away; a broken
/// one is listed and hides nothing.
/// </summary>
public sealed class ClusterCatalog(IOptions<ClusterConfigsOptions> options, TemplateCatalog templates, TimeProvider time, ILogger<ClusterCatalog>? logger = null)
{
    private readonly ILogger _logger = logger ?? NullLogger<ClusterCatalog>.Instance;
    private readonly FileMemory<ClusterRead> _files = new(time);

    /// <summary>Every config, the person's first and those that need nothing before those that ask; broken files are among them.</summary>
    public IReadOnlyList<ClusterEntry> List()
    {
        var all = ConfigSource.Folders(options.Value, "clusters").SelectMany(folder => ReadFolder(folder.Source, folder.Folder)).ToList();
        var chosen = new Dictionary<string, int>(StringComparer.Ordinal);
        var result = new List<ClusterEntry>();
        foreach (var entry in all)
        {
            if (entry.Config is not null && chosen.TryGetValue(entry.Name, out var front))
            {
                result[front] = result[front] with { Hides = result[front].Hides ?? entry.Source };
                continue;
            }

            if (entry.Config is not null)
            {
                chosen.Add(entry.Name, result.Count);
            }

            result.Add(entry);
        }

        return result;
    }

    /// <summary>The config of this name; a broken one only where no valid one is left. Null when there is none at all.</summary>
    public ClusterEntry? Find(string name)
    {
        var named = List().Where(entry => entry.Name == name).ToList();
        return named.Find(entry => entry.Config is not null) ?? named.FirstOrDefault();
    }

    private IEnumerable<ClusterEntry> ReadFolder(string source, string folder)
    {
        IReadOnlyList<FileInfo> files;
        try
        {
            files = [.. new DirectoryInfo(folder).EnumerateFiles().Where(IsCandidate)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _logger.FolderUnreadable(folder, exception.Message);
            return [];
        }

        return files
            .Select(file => ReadFile(source, file))
            .OrderBy(entry => entry.Config?.Ask.Count > 0)
            .ThenBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(entry => entry.Path, StringComparer.Ordinal);
    }

    private static bool IsCandidate(FileInfo file) =>
        !file.Name.StartsWith('.') && (file.Name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || file.Name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase));

    private ClusterEntry ReadFile(string source, FileInfo file)
    {
        var read = Check(file.FullName, _files.Get(file, ClusterFileReader.Read));
        return new ClusterEntry(Path.GetFileNameWithoutExtension(file.Name), source, file.FullName, null, read.Config, read.Errors);
    }

    /// <summary>What a text would be if it stood in this file.</summary>
    internal ClusterRead Check(string path, string text) => Check(path, ClusterFileReader.Read(path, text));

    private ClusterRead Check(string path, ClusterRead read) =>
        read.Config is { } config && templates.WhyMissing(path, config) is { } missing ? new ClusterRead(null, [missing]) : read;
}
