using Microsoft.Playwright;
using StartSpark.EndToEnd.Tests.Browser;
using StartSpark.EndToEnd.Tests.Programs;
using StartSpark.Testing;

namespace StartSpark.EndToEnd.Tests.Stories;

/// <summary>A fresh home, the real program and a browser: what every story begins with, and what is gone after it.</summary>
internal sealed class Story : IAsyncDisposable
{
    private readonly TestFolder folder = new("story");
    private readonly List<IBrowserContext> browsers = [];
    private readonly ChromiumFixture chromium;

    private Story(ChromiumFixture chromium) => this.chromium = chromium;

    public string Home => folder.Folder("home");

    public string Root => folder.Folder("notebooks");

    public HostProgram Host { get; private set; } = null!;

    public LabPage Lab { get; private set; } = null!;

    public IBrowserContext Browser => browsers[^1];

    /// <summary>Starts the program, with an installed Spark unless the story is of a machine without one, and opens the page.</summary>
    public static async Task<Story> BeginAsync(ChromiumFixture chromium, Func<HostSettings, HostSettings>? change = null, bool withSpark = true)
    {
        Require.Chromium();
        var sparkHome = withSpark ? await TestSpark.HomeAsync(TestContext.Current.CancellationToken) : null;
        var story = new Story(chromium);
        try
        {
            var settings = new HostSettings { Home = story.Home, Root = story.Root, SparkHome = sparkHome };
            story.Host = await HostProgram.StartAsync(change?.Invoke(settings) ?? settings);
            story.Lab = await story.OpenBrowserAsync(story.Host.Url);
            return story;
        }
        catch
        {
            await story.DisposeAsync();
            throw;
        }
    }

    /// <summary>Another browser, as of another person or another machine.</summary>
    public async Task<LabPage> OpenBrowserAsync(Uri url)
    {
        browsers.Add(await chromium.OpenAsync(folder.Folder($"profile-{browsers.Count}")));
        return await LabPage.OpenAsync(browsers[^1], url);
    }

    /// <summary>Puts a config into the person's home.</summary>
    public void WriteConfig(string name, string yaml)
    {
        var clusters = Directory.CreateDirectory(Path.Combine(Home, ".startspark", "clusters"));
        File.WriteAllText(Path.Combine(clusters.FullName, name + ".yaml"), yaml);
    }

    /// <summary>A new notebook with a running Spark.</summary>
    public async Task StartSparkAsync(string kernel = "C#", string cluster = "local")
    {
        await Lab.NewNotebookAsync(kernel);
        await Lab.Panel.StartAsync(cluster);
        await Lab.Panel.StateAsync("running", "failed");
        Assert.Equal("running", await Lab.Panel.Root.GetAttributeAsync("data-state"));
    }

    /// <summary>Follows the panel's link to the Spark UI.</summary>
    public async Task<IPage> OpenSparkUiAsync()
    {
        var ui = await Browser.RunAndWaitForPageAsync(() => Lab.Panel.SparkUi.ClickAsync());
        await ui.GetByText("Spark Jobs").First.WaitForAsync();
        return ui;
    }

    /// <summary>The Java processes below the program: its Sparks.</summary>
    public IReadOnlyList<int> Sparks() =>
        [.. Host.Descendants().Where(id => ProcessTree.CommandLine(id).Contains("java", StringComparison.Ordinal))];

    /// <summary>A picture for whoever looks into the run's artifacts.</summary>
    public Task PictureAsync(string name) => Lab.Page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = RepositoryRoot.File("artifacts", "screenshots", name + ".png"),
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in browsers)
        {
            await browser.CloseAsync();
        }

        if (Host is not null)
        {
            await Host.DisposeAsync();
        }

        folder.Dispose();
    }
}
