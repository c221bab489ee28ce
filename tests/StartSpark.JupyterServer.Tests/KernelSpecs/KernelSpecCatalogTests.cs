using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StartSpark.JupyterServer.KernelSpecs;
using StartSpark.Testing;

namespace StartSpark.JupyterServer.Tests.KernelSpecs;

public sealed class KernelSpecCatalogTests : IDisposable
{
    private const string Good = """{"argv":["x","{connection_file}"],"display_name":"X","language":"x"}""";
    private readonly TestFolder folder = new("specs");
    private readonly KernelSpecsOptions options = new();
    private readonly CollectingLogger logger = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void List_TwoFolders_TheFirstHidesTheSecond()
    {
        Write("first", "same", Good.Replace("\"X\"", "\"First\"", StringComparison.Ordinal));
        Write("second", "same", Good);
        Write("second", "Other", Good);

        Assert.Equal([("other", "X"), ("same", "First")], Create().List().Select(spec => (spec.Name, spec.DisplayName)));
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("""{"display_name":"X","language":"x"}""", "no 'argv'")]
    [InlineData("""{"argv":[],"display_name":"X","language":"x"}""", "no 'argv'")]
    [InlineData("""{"argv":["a",1],"display_name":"X","language":"x"}""", "no 'argv'")]
    [InlineData("""{"argv":["a"],"display_name":1,"language":"x"}""", "'display_name'")]
    [InlineData("""{"argv":["a"],"language":"x","env":{"A":1}}""", "'env'")]
    [InlineData("""{"argv":["a"],"language":"x","interrupt_mode":"shout"}""", "'interrupt_mode'")]
    public void List_BrokenKernelJson_IsSkippedAndLoggedOnce(string json, string why)
    {
        Write("first", "broken", json);
        Write("first", "good", Good);
        var catalog = Create();

        catalog.List();

        Assert.Equal(["good"], catalog.List().Select(spec => spec.Name));
        var warning = Assert.Single(logger.Lines);
        Assert.Contains(why, warning, StringComparison.Ordinal);
        Assert.Contains(Path.Combine("broken", "kernel.json"), warning, StringComparison.Ordinal);
    }

    [Fact]
    public void List_NameThatIsNoKernels_IsSkipped()
    {
        Write("first", "a b", Good);

        Assert.Empty(Create().List());
        Assert.Contains("name that is no kernel's", Assert.Single(logger.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void List_BuiltIn_ComesFirstHidesDiskAndIsTheDefault()
    {
        Write("first", "csharp", Good);
        Write("first", "ada", Good);
        options.BuiltIn.Add(new KernelSpec { Name = "csharp", Argv = ["host"], DisplayName = "C#", Language = "csharp" });
        var catalog = Create();

        var specs = catalog.List();

        Assert.Equal(["C#", "X"], specs.Select(spec => spec.DisplayName));
        Assert.Equal("csharp", catalog.DefaultOf(specs));
        Assert.Equal("C#", catalog.Find("CSharp")?.DisplayName);
    }

    [Theory]
    [InlineData(null, "python3")]
    [InlineData("ada", "ada")]
    public void DefaultOf_WithoutBuiltIn_IsTheSettingElsePython(string? setting, string expected)
    {
        Write("first", "ada", Good);
        Write("first", "python3", Good);
        options.Default = setting;
        var catalog = Create();

        Assert.Equal(expected, catalog.DefaultOf(catalog.List()));
    }

    [Fact]
    public void List_InstalledWhileTheServerRuns_IsThere()
    {
        var catalog = Create();
        Assert.Empty(catalog.List());

        Write("first", "late", Good);

        Assert.Equal("late", Assert.Single(catalog.List()).Name);
    }

    [Fact]
    public void List_IpykernelWithoutKernelspec_IsFoundByItsFile()
    {
        Require.That(!OperatingSystem.IsWindows(), "This test lays out a Python as on Unix.");
        var python = folder.Write("env/bin/python3", "");
        folder.Write("env/lib/python3.11/site-packages/ipykernel_launcher.py", "");

        var spec = Assert.Single(Create(folder.Folder("env")).List());

        Assert.Equal("python3", spec.Name);
        Assert.Equal([python, "-m", "ipykernel_launcher", "-f", "{connection_file}"], spec.Argv);
    }

    [Fact]
    public void List_PythonWithoutIpykernel_GivesNothing()
    {
        folder.Write("env/bin/python3", "");

        Assert.Empty(Create(folder.Folder("env")).List());
    }

    [Theory]
    [InlineData("""{"startspark":{"prestart":true}}""", true)]
    [InlineData("""{"startspark":{"prestart":"yes"}}""", false)]
    [InlineData("""{"startspark":true}""", false)]
    [InlineData("{}", false)]
    public void MayPrestart_ByMetadata_OnlyWhenItSaysTrue(string metadata, bool expected)
    {
        Write("first", "x", $$"""{"argv":["a"],"display_name":"X","language":"x","metadata":{{metadata}}}""");

        Assert.Equal(expected, Assert.Single(Create().List()).MayPrestart);
    }

    private KernelSpecCatalog Create(params string[] prefixes) => new(
        Options.Create(options),
        new KernelPaths
        {
            DataFolders = [Path.Combine(folder.Path, "first"), Path.Combine(folder.Path, "second")],
            RuntimeFolder = folder.Path,
            PythonPrefixes = prefixes,
        },
        logger);

    private void Write(string data, string name, string json) => folder.Write(Path.Combine(data, "kernels", name, "kernel.json"), json);

    private sealed class CollectingLogger : ILogger<KernelSpecCatalog>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
