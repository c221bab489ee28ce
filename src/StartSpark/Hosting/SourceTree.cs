namespace StartSpark.Hosting;

/// <summary>The repository that this program was built in; none for an installed program.</summary>
internal static class SourceTree
{
    /// <summary>Its root, or null.</summary>
    public static string? Root { get; } = Find();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "build", "Assets.proj")) && File.Exists(Path.Combine(folder.FullName, "StartSpark.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
