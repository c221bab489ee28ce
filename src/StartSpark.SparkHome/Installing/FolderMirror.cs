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
        try
        {
            return File.Exists(file) ? await File.ReadAllTextAsync(file, cancellationToken) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MirrorException(error.Message, error);
        }
    }

    public async Task<string> FetchAsync(string version, string partialFile, Action<long, long> progress, CancellationToken cancellationToken)
    {
        var archive = Archive(version);
        try
        {
            // What cannot be opened is told as this folder's failing, not as that of the place where Spark goes.
            await File.OpenRead(archive).DisposeAsync();
            return archive;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MirrorException(error.Message, error);
        }
    }

    private string Archive(string version) => Path.Combine(root, $"spark-{version}", SparkInstaller.ArchiveName(version));
}
