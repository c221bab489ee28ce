using StartSpark.ServerExtension.KnownOptions;
using StartSpark.ServerExtension.Tests.Hosting;
using StartSpark.SparkHome.OptionEntries;
using StartSpark.Testing;

namespace StartSpark.ServerExtension.Tests.KnownOptions;

public sealed class OptionCatalogTests : IDisposable
{
    private readonly ConfigFolders _folders = new();

    private OptionCatalog Catalog => new(Microsoft.Extensions.Options.Options.Create(_folders.Options), TimeProvider.System);

    [Fact]
    public void BuiltIn_Table_IsWholeAndHasNoErrors()
    {
        var table = OptionFileReader.Read(RepositoryRoot.File("configs", "options.yaml"));

        Assert.Empty(table.Errors);
        Assert.All(table.Options, option => Assert.EndsWith(".", option.Doc, StringComparison.Ordinal));
        Assert.All(new[] { "spark.master", "spark.app.name", "spark.submit.deployMode", "spark.sql.catalogImplementation" },
            name => Assert.Contains(table.Options, option => option.Name == name));
        Assert.All(new[] { "spark.kubernetes.", "spark.yarn." }, start => Assert.True(table.Options.Count(option => option.Name.StartsWith(start, StringComparison.Ordinal)) >= 24));
    }

    [Fact]
    public void List_OfThreeFolders_TakesThePersonsWordsFirst()
    {
        File.WriteAllText(Path.Combine(_folders.Options.UserFolder, "options.yaml"), "spark.master: { doc: Mine. }\n");
        File.WriteAllText(Path.Combine(_folders.Options.SystemFolder, "options.yaml"), "spark.master: { doc: The machine's. }\nspark.sky.depth: { type: int, default: 3, doc: How deep. }\n");

        var options = Catalog.List();

        Assert.Equal("Mine.", Assert.Single(options, option => option.Name == "spark.master").Doc);
        Assert.Equal(("int", "3", "How deep."), Assert.Single(options.Where(option => option.Name == "spark.sky.depth").Select(option => (option.Type, option.Default, option.Doc))));
        Assert.True(options.Count > 100);
    }

    [Theory]
    [InlineData("spark.x: { typ: int }\n", "no key typ")]
    [InlineData("spark.x: { type: number }\n", "no type number")]
    [InlineData("spark.x: { doc: [a] }\n", "must be a text")]
    [InlineData("spark.x: words\n", "is a mapping")]
    [InlineData("- a\n", "a list")]
    [InlineData("spark.x: { doc: a }\n\tspark.y: b\n", "tab")]
    [InlineData("spark.x: { doc: a }\nspark.x: { doc: b }\n", "twice")]
    public void Read_Broken_IsToldAndHidesNothingElse(string yaml, string words)
    {
        var file = Path.Combine(_folders.Options.UserFolder, "options.yaml");
        File.WriteAllText(file, yaml);

        Assert.Contains(OptionFileReader.Read(file).Errors, error => error.Message.Contains(words, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(Catalog.List(), option => option.Name == "spark.master");
    }

    [Fact]
    public void Merge_SparksOwnWordAndOurs_FillEachOther()
    {
        OptionEntry[] spark = [new("spark.a", "int", "1", "Spark's.", "1.0"), new("spark.c", "bytes", null, "", null)];
        Contracts.Options.SparkOption[] ours = [new("spark.a", "string", "2", "Ours.", "9"), new("spark.b", "time", null, "B.", null), new("spark.c", "string", "8g", "C.", "2.0")];

        var merged = OptionLister.Merge(spark, ours);

        Assert.Equal([new("spark.a", "int", "1", "Spark's.", "1.0"), new("spark.b", "time", null, "B.", null), new("spark.c", "bytes", "8g", "C.", "2.0")], merged);
    }

    public void Dispose() => _folders.Dispose();
}
