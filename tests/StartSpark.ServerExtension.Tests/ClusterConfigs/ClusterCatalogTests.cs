using StartSpark.ServerExtension.ClusterConfigs;
using StartSpark.ServerExtension.Tests.Hosting;
using StartSpark.Testing;

namespace StartSpark.ServerExtension.Tests.ClusterConfigs;

public sealed class ClusterCatalogTests : IDisposable
{
    private readonly ConfigFolders _folders = new();

    [Fact]
    public void List_BuiltIn_AllValidAndTheOneThatAsksNothingFirst()
    {
        var entries = _folders.Catalog.List();

        Assert.Equal(["local", "kubernetes", "remote", "standalone", "yarn"], entries.Select(entry => entry.Name));
        Assert.All(entries, entry => Assert.Empty(entry.Errors));
        Assert.All(entries, entry => Assert.Equal("built-in", entry.Source));
        Assert.All(entries.Skip(1), entry => Assert.NotEmpty(entry.Config!.Ask));
        Assert.All(entries, entry => Assert.Equal(["csharp", "python"], _folders.Templates.LanguagesOf(entry.Config!)));
    }

    [Fact]
    public void List_UserFileOfSameName_HidesTheSystemAndBuiltInOnes()
    {
        _folders.WriteSystem("local.yaml", "master: local[2]");
        _folders.WriteUser("local.yaml", "master: local[1]");

        var entry = Assert.Single(_folders.Catalog.List(), one => one.Name == "local");

        Assert.Equal(("user", "system", "local[1]"), (entry.Source, entry.Hides, entry.Config!.Master));
    }

    [Fact]
    public void List_BrokenUserFile_IsListedAndHidesNothing()
    {
        _folders.WriteSystem("sky.yaml", "master: yarn");
        _folders.WriteUser("sky.yaml", "master: [");

        var entries = _folders.Catalog.List().Where(one => one.Name == "sky").ToList();

        Assert.Equal([("user", false), ("system", true)], entries.Select(entry => (entry.Source, entry.Config is not null)));
        Assert.All(entries, entry => Assert.Null(entry.Hides));
        Assert.Equal("system", _folders.Catalog.Find("sky")!.Source);
        Assert.Equal(7, _folders.Catalog.List().Count);
    }

    [Fact]
    public void List_FileChangesWithoutChangingItsLength_ShowsTheNewText()
    {
        _folders.WriteUser("sky.yaml", "master: local[1]");
        Assert.Equal("local[1]", _folders.Catalog.Find("sky")!.Config!.Master);

        _folders.WriteUser("sky.yaml", "master: local[2]");

        Assert.Equal("local[2]", _folders.Catalog.Find("sky")!.Config!.Master);
    }

    [Fact]
    public void List_FileUnchanged_IsNotReadAgain()
    {
        var path = _folders.WriteUser("sky.yaml", "master: local[1]");
        File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Same(_folders.Catalog.Find("sky")!.Config, _folders.Catalog.Find("sky")!.Config);
    }

    [Theory]
    [InlineData("my cluster.yaml", "Rename the file")]
    [InlineData("-x.yaml", "Rename the file")]
    [InlineData("sky.yml", "ends in .yaml")]
    [InlineData("sky.YAML", "ends in .yaml")]
    public void List_NameThatCannotBeOne_SaysSo(string name, string words)
    {
        var path = _folders.WriteUser(name, "master: yarn");

        var entry = Assert.Single(_folders.Catalog.List(), one => one.Path == path);

        Assert.Contains(words, Assert.Single(entry.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void List_HiddenAndOtherFiles_AreNoConfigs()
    {
        _folders.WriteUser(".sky.yaml", "master: [");
        _folders.WriteUser("sky.yaml~", "master: [");
        _folders.WriteUser("README.md", "hello");

        Assert.Equal(5, _folders.Catalog.List().Count);
    }

    [Fact]
    public void List_TenMegabyteFile_IsRefusedUnread()
    {
        Assert.Contains("larger than 1 MB", Assert.Single(_folders.ErrorsOf("master: yarn\n#" + new string('x', 10 * 1024 * 1024))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void List_FileThatIsNotUtf8_SaysSo()
    {
        var path = _folders.WriteUser("sky.yaml", "");
        File.WriteAllBytes(path, [.. "master: yarn\ntitle: "u8, 0xE9, (byte)'\n']);

        Assert.Contains("not UTF-8", Assert.Single(_folders.Catalog.Find("sky")!.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void List_ByteOrderMark_IsNoPartOfTheText()
    {
        var path = _folders.WriteUser("sky.yaml", "");
        File.WriteAllBytes(path, [0xEF, 0xBB, 0xBF, .. "master: yarn\n"u8]);

        Assert.Equal("yarn", _folders.Catalog.Find("sky")!.Config!.Master);
    }

    [Fact]
    public void List_LinkToNothing_IsListedWithItsError()
    {
        Require.Linux();
        File.CreateSymbolicLink(_folders.WriteUser("sky.yaml", "") + ".tmp", "/nowhere");
        File.Move(Path.Combine(_folders.Options.UserFolder, "clusters", "sky.yaml.tmp"), Path.Combine(_folders.Options.UserFolder, "clusters", "sky.yaml"), overwrite: true);

        Assert.Contains("cannot be read", Assert.Single(_folders.Catalog.Find("sky")!.Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void List_NoFolders_IsEmpty()
    {
        using var none = new ConfigFolders(withBuiltIn: false);

        Assert.Empty(none.Catalog.List());
        Assert.Null(none.Catalog.Find("local"));
    }

    public void Dispose() => _folders.Dispose();
}
