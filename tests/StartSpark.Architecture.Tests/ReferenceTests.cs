using System.Xml.Linq;

namespace StartSpark.Architecture.Tests;

/// <summary>The arrows between the projects are those of the house, and no others.</summary>
public class ReferenceTests
{
    public static TheoryData<string, string[]> Arrows => new()
    {
        { "StartSpark.Contracts", [] },
        { "StartSpark.Jupyter", [] },
        { "StartSpark.SparkHome", [] },
        { "StartSpark.JupyterServer", ["StartSpark.Jupyter"] },
        { "StartSpark.CSharpKernel", ["StartSpark.Jupyter"] },
        { "StartSpark.ServerExtension", ["StartSpark.Contracts", "StartSpark.JupyterServer", "StartSpark.SparkHome"] },
        { "StartSpark.Sql", ["StartSpark.SparkHome"] },
        { "StartSpark.KernelExtension", ["StartSpark.CSharpKernel", "StartSpark.Contracts", "StartSpark.Sql"] },
        { "StartSpark", ["StartSpark.JupyterServer", "StartSpark.ServerExtension"] },
        { "StartSpark.KernelHost", ["StartSpark.CSharpKernel", "StartSpark.KernelExtension"] },
    };

    [Theory]
    [MemberData(nameof(Arrows))]
    public void ProjectReferences_OfEachProject_AreThoseOfTheHouse(string project, string[] expected)
    {
        var file = XDocument.Load(Path.Combine(SourceFiles.Root, "src", project, project + ".csproj"));
        var actual = file.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')));

        Assert.Equal(expected.Order(), actual.Order());
    }

    [Fact]
    public void Projects_UnderSrc_AreAllKnownHere() =>
        Assert.Equal(
            Arrows.Select(row => row.Data.Item1).Order(),
            SourceFiles.Under("src", "*.csproj").Select(Path.GetFileNameWithoutExtension).Order());

    [Fact]
    public void Versions_OfPackages_StandInOnePlace()
    {
        var offenders = SourceFiles.Under("src", "*.csproj").Concat(SourceFiles.Under("tests", "*.csproj"))
            .Where(path => XDocument.Load(path).Descendants("PackageReference").Any(reference => reference.Attribute("Version") is not null))
            .Select(SourceFiles.Relative);

        Assert.Empty(offenders);
    }

    [Fact]
    public void Packages_OfTheProduct_EachHaveALineInTheDocs()
    {
        var documented = File.ReadAllText(Path.Combine(SourceFiles.Root, "docs", "dependencies.md"));
        var missing = XDocument.Load(Path.Combine(SourceFiles.Root, "Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Select(package => (string)package.Attribute("Include")!)
            .Where(package => !documented.Contains($"`{package}`", StringComparison.Ordinal));

        Assert.Empty(missing);
    }
}
