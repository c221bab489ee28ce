namespace StartSpark.SparkHome.Installing;

/// <summary>A mirror on disk: a share, a stick, the folder beside this repository. Its archive is read in place.</summary>
internal sealed class FolderMirror(string root) : ISparkMirror
{
    public string Root => root;

    public Task<long?> SizeAsync(string version, CancellationToken cancellationToken)
    {
        var file = new FileInfo(Archive(version));
        return Task.FromResult<long?>(file.Exists ? file.Length : null);
    }

    public async Task<string?> ChecksumAsync(string version, CancellationToken cancellationToken)
    {
        var file = Archive(version) + ".sha512";
        return File.Exists(file) ? await File.ReadAllTextAsync(file, cancellationToken) : null;
    }

    public Task<string> FetchAsync(string version, string partialFile, Action<long, long> progress, CancellationToken cancellationToken) =>
        Task.FromResult(Archive(version));

    private string Archive(string version) => Path.Combine(root, $"spark-{version}", SparkInstaller.ArchiveName(version));
}
