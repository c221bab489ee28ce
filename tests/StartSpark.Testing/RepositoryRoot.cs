namespace StartSpark.Testing;

/// <summary>Where this clone is, for tests that read the repository's own files or the Spark mirror beside it.</summary>
public static class RepositoryRoot
{
    /// <summary>The folder that holds <c>StartSpark.sln</c>.</summary>
    public static string Path { get; } = Find();

    /// <summary>A path inside the clone.</summary>
    public static string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(System.IO.Path.Combine(folder.FullName, "StartSpark.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No StartSpark.sln above {AppContext.BaseDirectory}: run the tests from a clone.");
    }
}
