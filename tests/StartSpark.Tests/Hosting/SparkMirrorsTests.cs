using StartSpark.Hosting;
using StartSpark.Testing;

namespace StartSpark.Tests.Hosting;

public sealed class SparkMirrorsTests
{
    [Fact]
    public void Resolve_RepositorysMirrorIsThere_StandsFirst()
    {
        using var folder = new TestFolder("mirrors");
        var mirror = folder.Folder("shared", "spark");

        var mirrors = SparkMirrors.Resolve("https://mirror.example/spark;/srv/spark", "../shared/spark", folder.Folder("clone"));

        Assert.Equal([mirror, "https://mirror.example/spark", Path.GetFullPath("/srv/spark")], mirrors);
    }

    [Theory]
    [InlineData("../shared/spark")]
    [InlineData("")]
    [InlineData(null)]
    public void Resolve_RepositorysMirrorIsNotThere_IsSkipped(string? ofRepository)
    {
        using var folder = new TestFolder("mirrors");

        Assert.Equal(["https://mirror.example/spark"], SparkMirrors.Resolve("https://mirror.example/spark", ofRepository, folder.Path));
        Assert.Empty(SparkMirrors.Resolve(null, ofRepository, null));
    }
}
