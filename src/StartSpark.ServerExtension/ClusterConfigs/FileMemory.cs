using System.Collections.Concurrent;

namespace StartSpark.ServerExtension.ClusterConfigs;

/// <summary>What was read from files, read again only when a file's time or length changed, so that a file just saved counts and looking is cheap.</summary>
internal sealed class FileMemory<T>(TimeProvider time)
    where T : class
{
    /// <summary>File systems stamp times coarsely, so a file this young may change again without a new stamp.</summary>
    private static readonly TimeSpan StillChanging = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, (DateTime Written, long Length, T Content)> _known = new(StringComparer.Ordinal);

    /// <summary>What the file holds; a link is always followed anew, since its own stamp tells nothing of its target.</summary>
    public T Get(FileInfo file, Func<string, T> read)
    {
        var (written, length) = (file.LastWriteTimeUtc, file.LinkTarget is null && file.Exists ? file.Length : -1);
        if (length >= 0 && _known.TryGetValue(file.FullName, out var known) && known.Written == written && known.Length == length)
        {
            return known.Content;
        }

        var content = read(file.FullName);
        if (time.GetUtcNow().UtcDateTime - written > StillChanging)
        {
            _known[file.FullName] = (written, length, content);
        }

        return content;
    }
}
