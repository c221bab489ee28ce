namespace StartSpark.SparkHome.Installing;

/// <summary>One place laid out as Apache's: <c>&lt;root&gt;/spark-&lt;v&gt;/spark-&lt;v&gt;-bin-hadoop3.tgz</c> and its <c>.sha512</c>.</summary>
internal interface ISparkMirror
{
    /// <summary>The folder or URL, as the user wrote it.</summary>
    string Root { get; }

    /// <summary>The size of the archive, 0 if unknown; null when this mirror does not have it.</summary>
    Task<long?> SizeAsync(string version, CancellationToken cancellationToken);

    /// <summary>The text of the checksum file; null when this mirror does not have it.</summary>
    Task<string?> ChecksumAsync(string version, CancellationToken cancellationToken);

    /// <summary>Puts the archive where it can be read: gives its path, which may be the mirror's own file.</summary>
    Task<string> FetchAsync(string version, string partialFile, Action<long, long> progress, CancellationToken cancellationToken);
}
