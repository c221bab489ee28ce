using System.Text.RegularExpressions;

namespace StartSpark.Architecture.Tests;

/// <summary>Names say what a thing is; the words that say nothing are not used.</summary>
public partial class NameTests
{
    [Fact]
    public void Types_OfTheProduct_BearNoEmptyName() =>
        Assert.Empty(SourceFiles.Under("src", "*.cs")
            .Where(path => EmptyName().IsMatch(Path.GetFileNameWithoutExtension(path)))
            .Select(SourceFiles.Relative));

    [Fact]
    public void Folders_OfTheProduct_BearNoEmptyName() =>
        Assert.Empty(SourceFiles.Under("src", "*.cs")
            .Select(path => SourceFiles.Relative(Path.GetDirectoryName(path)!))
            .Distinct()
            .Where(folder => folder.Split('/').Any(part => part is "Extensions" or "Helpers" or "Utils" or "Common" or "Misc" or "Services")));

    [Fact]
    public void Namespaces_OfTheProduct_AreTheFolders() =>
        Assert.Empty(SourceFiles.Under("src", "*.cs")
            .Select(path => (Path: SourceFiles.Relative(path), Declared: Namespace().Match(File.ReadAllText(path)).Groups[1].Value))
            .Where(file => file.Declared.Length > 0 && file.Declared != ExpectedNamespace(file.Path)));

    [Fact]
    public void PublicTypes_OfTheProduct_StandOnePerFile() =>
        Assert.Empty(SourceFiles.Under("src", "*.cs")
            .Where(path => PublicType().Count(File.ReadAllText(path)) > 1)
            .Select(SourceFiles.Relative));

    private static string ExpectedNamespace(string path)
    {
        var folders = path.Split('/')[1..^1];
        return string.Join('.', folders);
    }

    [GeneratedRegex(@"(Helper|Helpers|Util|Utils|Common|Misc|Base|Impl|Service)$")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^public [^(=;\r\n]*\b(class|record|struct|interface|enum)\b", RegexOptions.Multiline)]
    private static partial Regex PublicType();
}
