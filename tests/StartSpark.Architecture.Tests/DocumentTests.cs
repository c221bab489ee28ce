using System.Text.RegularExpressions;

namespace StartSpark.Architecture.Tests;

/// <summary>What the documents name is there.</summary>
public partial class DocumentTests
{
    public static TheoryData<string> Documents =>
    [
        .. new[] { "README.md", "CONTRIBUTING.md" }.Where(name => File.Exists(Path.Combine(SourceFiles.Root, name))),
        .. SourceFiles.Under("docs", "*.md").Select(SourceFiles.Relative),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Paths_NamedInADocument_Exist(string document)
    {
        var text = File.ReadAllText(Path.Combine(SourceFiles.Root, document));
        var missing = NamedPath().Matches(text).Select(match => match.Groups[1].Value)
            .Where(path => !File.Exists(Path.Combine(SourceFiles.Root, path)) && !Directory.Exists(Path.Combine(SourceFiles.Root, path)));

        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_InADocument_LeadToFiles(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(SourceFiles.Root, document))!;
        var missing = Link().Matches(File.ReadAllText(Path.Combine(SourceFiles.Root, document)))
            .Select(match => match.Groups[1].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains("://") && !target.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(target => !Path.Exists(Path.Combine(folder, target)));

        Assert.Empty(missing);
    }

    [GeneratedRegex(@"`((?:src|tests|frontend|configs|docs|bench|build)/[\w./-]+)`")]
    private static partial Regex NamedPath();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
