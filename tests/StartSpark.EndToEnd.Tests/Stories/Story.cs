using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using StartSpark.EndToEnd.Tests.Browser;
using StartSpark.EndToEnd.Tests.Programs;
using StartSpark.SparkHome;
using StartSpark.Testing;

namespace StartSpark.EndToEnd.Tests.Stories;

/// <summary>A fresh home, the real program and a browser: what every story begins with, and what is gone after it.</summary>
internal sealed class Story : IAsyncDisposable
{
    private readonly TestFolder folder = new("story");
    private readonly List<IBrowserContext> browsers = [];
    private readonly ChromiumFixture chromium;
    private bool dark;

    private Story(ChromiumFixture chromium) => this.chromium = chromium;

    public string Home => folder.Folder("home");

    public StartSparkPaths StartSparkHome => new(Path.Combine(Home, ".startspark"));

    public string Root => folder.Folder("notebooks");

    public HostProgram Host { get; private set; } = null!;

    public LabPage Lab { get; private set; } = null!;

    public IBrowserContext Browser => browsers[^1];

    /// <summary>
    /// Starts the program, with an installed Spark unless the story is of a machine without one, and opens the page unless the story
    /// goes there by another address.
    /// </summary>
    public static async Task<Story> BeginAsync(
        ChromiumFixture chromium, Func<HostSettings, HostSettings>? change = null, bool withSpark = true, bool opened = true)
    {
        Require.Chromium();
        var sparkHome = withSpark ? await TestSpark.HomeAsync(TestContext.Current.CancellationToken) : null;
        var story = new Story(chromium);
        try
        {
            if (withSpark)
            {
                await SharedCaches.LendAsync(story.StartSparkHome, TestContext.Current.CancellationToken);
            }

            var settings = new HostSettings { Home = story.Home, Root = story.Root, SparkHome = sparkHome };
            story.Host = await HostProgram.StartAsync(change?.Invoke(settings) ?? settings);
            if (opened)
            {
                await story.MoveToAsync(story.Host.Url);
            }

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
        browsers.Add(await chromium.OpenAsync());
        return await LabPage.OpenAsync(browsers[^1], url);
    }

    /// <summary>Goes on in a new browser at another address of the same program.</summary>
    public async Task MoveToAsync(Uri url) => Lab = await OpenBrowserAsync(url);

    /// <summary>Puts a config into the person's home.</summary>
    public void WriteConfig(string name, string yaml)
    {
        var clusters = Directory.CreateDirectory(StartSparkHome.Clusters);
        File.WriteAllText(Path.Combine(clusters.FullName, name + ".yaml"), yaml);
    }

    /// <summary>Adds a kernel to the person's home, and has the page see it.</summary>
    public async Task AddKernelSpecAsync(string name, string title, string language, string[] command)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Home, ".local", "share", "jupyter", "kernels", name));
        var arguments = string.Join(", ", command.Select(part => $"\"{part}\""));
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "kernel.json"),
            $$"""{ "argv": [{{arguments}}], "display_name": "{{title}}", "language": "{{language}}" }""",
            TestContext.Current.CancellationToken);
        // The page looks for new ones once in a while only.
        await Lab.Page.EvaluateAsync("() => window.jupyterapp.serviceManager.kernelspecs.refreshSpecs()");
    }

    /// <summary>A new notebook with a running Spark of this machine; gives its path.</summary>
    public async Task<string> StartSparkAsync(NotebookLanguage language)
    {
        var path = $"{language.KernelName}.ipynb";
        await Lab.NewNotebookFileAsync(path, language.KernelName);
        await Lab.Panel.StartAsync("local");
        await Lab.Panel.StateAsync("running", "failed");
        Assert.Equal("running", await Lab.Panel.Root.GetAttributeAsync("data-state"));
        return path;
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

    /// <summary>The drivers alone, without what a start or a kernel may have beside them.</summary>
    public IReadOnlyList<int> Drivers() => ProcessTree.Drivers(Host.ProcessId);

    /// <summary>A picture for whoever looks into the run's artifacts.</summary>
    public Task PictureAsync(string name) => Lab.Page.ScreenshotAsync(new PageScreenshotOptions
    {
        Path = RepositoryRoot.File("artifacts", "screenshots", name + ".png"),
    });

    /// <summary>The same in JupyterLab's light theme and in its dark one, both of one state of the panel; the page keeps the other theme.</summary>
    public async Task PictureInBothThemesAsync(string name)
    {
        var state = await Lab.Panel.Root.GetAttributeAsync("data-state");
        await PictureAsync($"{name}-{(dark ? "dark" : "light")}");
        dark = !dark;
        await Lab.ThemeAsync(dark ? "JupyterLab Dark" : "JupyterLab Light");
        await PictureAsync($"{name}-{(dark ? "dark" : "light")}");
        Assert.Equal(state, await Lab.Panel.Root.GetAttributeAsync("data-state"));
    }

    /// <summary>Holds the drivers still meanwhile, so that a state which is soon over can be looked at.</summary>
    public async Task WhileFrozenAsync(Func<Task> look)
    {
        await ProcessTree.WaitThereAsync(Drivers, Deadline.Within(Deadline.Generous));
        var drivers = Drivers();
        await SignalAsync("-STOP", drivers);
        try
        {
            await look();
        }
        finally
        {
            await SignalAsync("-CONT", drivers);
        }
    }

    /// <summary>Asks the driver's own REST API, through the server, until it tells of a running job.</summary>
    public Task AJobRunsAsync() => JobsAsync(Deadline.Generous, some: true);

    /// <summary>The same until it tells of none.</summary>
    public Task NoJobRunsAsync(TimeSpan limit) => JobsAsync(limit, some: false);

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

    private static async Task SignalAsync(string signal, IEnumerable<int> processes)
    {
        using var kill = Process.Start("kill", [signal, .. processes.Select(id => id.ToString(CultureInfo.InvariantCulture))])!;
        await kill.WaitForExitAsync(CancellationToken.None);
    }

    private async Task JobsAsync(TimeSpan patience, bool some)
    {
        using var client = Host.Client();
        var limit = Deadline.Within(patience);
        var api = $"spark-ui/{await Lab.KernelIdAsync()}/api/v1/applications";
        using var applications = JsonDocument.Parse(await client.GetStringAsync(api, limit));
        var application = new Uri($"{api}/{applications.RootElement[0].GetProperty("id").GetString()}/", UriKind.Relative);
        while (await SparkJobs.AtWorkAsync(client, application, limit) > 0 != some)
        {
            await Task.Delay(20, limit);
        }
    }
}
