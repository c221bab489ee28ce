using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StartSpark.SparkHome.Installing;
using StartSpark.SparkHome.Locating;

namespace StartSpark.SparkHome.ClassData;

/// <summary>
/// An archive of the classes a driver loads, which halves its start. It fits one build of Java and one list of jars, by
/// size and time of each: another Java or a changed jar has another name, so a stale archive is never found.
/// </summary>
/// <remarks>
/// The JVM passes over an archive that is missing or does not fit, but a truncated one kills it. So the file's name holds
/// its length, an archive appears by renaming only, and whoever sees a JVM die at once with one calls <see cref="Discard"/>.
/// </remarks>
public sealed class ClassDataArchive
{
    private const int KeptArchives = 3;

    private readonly string _folder;
    private readonly string _key;

    private ClassDataArchive(string folder, string key)
    {
        _folder = folder;
        _key = key;
    }

    /// <summary>The archive for this Java and these jars, whether it exists or not.</summary>
    internal static ClassDataArchive For(string folder, JavaInstallation java, IReadOnlyList<string> jars)
    {
        var identity = new StringBuilder();
        // A Java update in place changes its release file or its library.
        Append(identity, Path.Combine(java.Home, "release"));
        Append(identity, Path.Combine(java.Home, "lib", "modules"));
        foreach (var jar in jars)
        {
            Append(identity, jar);
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(identity.ToString()));
        return new(folder, Convert.ToHexStringLower(hash.AsSpan(0, 12)));
    }

    /// <summary>The file to start from, or null when there is none or it is not whole.</summary>
    public string? FindUsable()
    {
        foreach (var file in Files(_key))
        {
            if (file.Length == LengthInName(file.Name))
            {
                return file.FullName;
            }

            file.Delete();
        }

        return null;
    }

    /// <summary>Removes the archive.</summary>
    public void Discard()
    {
        foreach (var file in Files(_key))
        {
            file.Delete();
        }
    }

    /// <summary>
    /// Makes the archive unless it is there or another process is at it. The work gets JVM options, under which it runs a
    /// driver to its orderly end.
    /// </summary>
    /// <returns>Whether there is one now.</returns>
    public async Task<bool> MakeAsync(Func<IReadOnlyList<string>, CancellationToken, Task> runDriver, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_folder);
        using var held = InstallLock.TryTake(Path.Combine(_folder, $"{_key}.lock"));
        if (held is null || FindUsable() is not null)
        {
            return held is not null;
        }

        var unfinished = new FileInfo(Path.Combine(_folder, $"{_key}.part"));
        unfinished.Delete();
        try
        {
            await runDriver([$"-XX:ArchiveClassesAtExit={unfinished.FullName}"], cancellationToken);
            unfinished.Refresh();
            if (!unfinished.Exists)
            {
                return false;
            }

            unfinished.MoveTo(Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{_key}-{unfinished.Length}.jsa")));
            RemoveOld();
            return true;
        }
        finally
        {
            File.Delete(Path.Combine(_folder, $"{_key}.part"));
        }
    }

    private static void Append(StringBuilder identity, string path)
    {
        var file = new FileInfo(path);
        identity.Append(path).Append('|');
        if (file.Exists)
        {
            identity.Append(CultureInfo.InvariantCulture, $"{file.Length}|{file.LastWriteTimeUtc.Ticks}");
        }

        identity.Append('\n');
    }

    private static long LengthInName(string name) => long.TryParse(
        name.AsSpan()[(name.LastIndexOf('-') + 1)..name.LastIndexOf('.')], NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : -1;

    private IEnumerable<FileInfo> Files(string key)
    {
        var folder = new DirectoryInfo(_folder);
        return folder.Exists ? folder.EnumerateFiles($"{key}-*.jsa") : [];
    }

    private void RemoveOld()
    {
        // Each is some 200 MB, and an updated Java leaves its old one behind.
        foreach (var old in Files("*").OrderByDescending(file => file.LastWriteTimeUtc).Skip(KeptArchives))
        {
            old.Delete();
        }
    }
}
