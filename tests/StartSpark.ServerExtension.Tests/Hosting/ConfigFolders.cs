using Microsoft.Extensions.Options;
using StartSpark.Contracts.Configs;
using StartSpark.Contracts.Rendering;
using StartSpark.ServerExtension.ClusterConfigs;
using StartSpark.ServerExtension.Hints;
using StartSpark.ServerExtension.Rendering;
using StartSpark.SparkHome;
using StartSpark.SparkHome.Locating;
using StartSpark.Testing;

namespace StartSpark.ServerExtension.Tests.Hosting;

/// <summary>The three folders of configs in a temporary place, with the real built-in ones unless a test brings its own.</summary>
public sealed class ConfigFolders : IDisposable
{
    private readonly TestFolder _folder = new("configs");

    public ConfigFolders(bool withBuiltIn = true)
    {
        Options = new ClusterConfigsOptions
        {
            UserFolder = _folder.Folder("user"),
            SystemFolder = _folder.Folder("system"),
            BuiltInFolder = withBuiltIn ? RepositoryRoot.File("configs") : _folder.Folder("built-in"),
        };
        Paths = new StartSparkPaths(Options.UserFolder);
        Templates = new TemplateCatalog(Microsoft.Extensions.Options.Options.Create(Options));
        Catalog = new ClusterCatalog(Microsoft.Extensions.Options.Options.Create(Options), Templates, TimeProvider.System);
        Hints = new HintCatalog(Microsoft.Extensions.Options.Options.Create(Options), TimeProvider.System);
        Renderer = new ClusterRenderer(Catalog, Templates, Paths, new SparkLocator(Paths), Hints, TimeProvider.System);
    }

    public ClusterConfigsOptions Options { get; }

    public StartSparkPaths Paths { get; }

    public ClusterCatalog Catalog { get; }

    public TemplateCatalog Templates { get; }

    public HintCatalog Hints { get; }

    public ClusterRenderer Renderer { get; }

    public string Path => _folder.Path;

    public string WriteUser(string name, string yaml) => _folder.Write(System.IO.Path.Combine("user", "clusters", name), yaml);

    public string WriteSystem(string name, string yaml) => _folder.Write(System.IO.Path.Combine("system", "clusters", name), yaml);

    public string WriteHints(string yaml) => _folder.Write(System.IO.Path.Combine("user", "hints.yaml"), yaml);

    public string WriteSystemHints(string yaml) => _folder.Write(System.IO.Path.Combine("system", "hints.yaml"), yaml);

    public string WriteTemplate(string name, string text) => _folder.Write(System.IO.Path.Combine("user", "templates", name), text);

    /// <summary>The errors of one file with this text.</summary>
    public IReadOnlyList<ConfigError> ErrorsOf(string yaml)
    {
        var path = WriteUser("tried.yaml", yaml);
        var entry = Assert.Single(Catalog.List(), one => one.Path == path);
        Assert.Equal(entry.Errors.Count > 0, entry.Config is null);
        return entry.Errors;
    }

    /// <summary>The config in one file with this text.</summary>
    public ClusterConfig Valid(string yaml)
    {
        var path = WriteUser("tried.yaml", yaml);
        var entry = Assert.Single(Catalog.List(), one => one.Path == path);
        Assert.Empty(entry.Errors);
        return entry.Config!;
    }

    public RenderResult Render(string name, string language, string? edits = null) =>
        Assert.IsType<RenderOutcome.Done>(Renderer.Render(name, language, Json(edits))).Result;

    public RenderOutcome.Rejected Rejected(string name, string language, string? edits = null) =>
        Assert.IsType<RenderOutcome.Rejected>(Renderer.Render(name, language, Json(edits)));

    public void Dispose() => _folder.Dispose();

    private static System.Text.Json.Nodes.JsonNode? Json(string? text) =>
        text is null ? null : System.Text.Json.Nodes.JsonNode.Parse(text);
}
