using StartSpark.Testing;

namespace StartSpark.Architecture.Tests;

/// <summary>The sources as people wrote them, without what builds leave.</summary>
internal static class SourceFiles
{
    private static readonly string[] Skipped = ["bin", "obj", "artifacts", "node_modules", "lib", "dist", "gen", ".git"];

    public static string Root { get; } = RepositoryRoot.Path;

    public static IEnumerable<string> Under(string folder, string pattern) =>
        Directory.Exists(Path.Combine(Root, folder)) ? Walk(Path.Combine(Root, folder), pattern) : [];

    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static IEnumerable<string> Walk(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern)
            .Concat(Directory.EnumerateDirectories(folder)
                .Where(child => !Skipped.Contains(Path.GetFileName(child)))
                .SelectMany(child => Walk(child, pattern)));
}
