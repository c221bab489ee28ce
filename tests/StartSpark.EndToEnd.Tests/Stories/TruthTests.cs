using Microsoft.Playwright;
using StartSpark.EndToEnd.Tests.Browser;
using StartSpark.EndToEnd.Tests.Programs;
using StartSpark.Testing;

namespace StartSpark.EndToEnd.Tests.Stories;

/// <summary>Whoever looks, from wherever and whenever, sees the Spark that is there, within a second of being connected.</summary>
public class TruthTests(ChromiumFixture chromium)
{
    [Theory]
    [InlineData("C#")]
    [InlineData("Python 3")]
    public async Task TwoWindows_OfOneNotebook_ShowTheSameAndStartOneSpark(string kernel)
    {
        var language = NotebookLanguage.Of(kernel);
        await using var story = await Story.BeginAsync(chromium);
        var first = story.Lab;
        await StartInFileAsync(story, "seen.ipynb", language);
        await first.RunCellAsync(language.Keep);
        await first.SaveAsync();

        // A window that is opened beside it, and loaded anew.
        var second = await story.OpenBrowserAsync(story.Host.Url);
        await second.Panel.OpenAsync();
        await second.OpenFileAsync("seen.ipynb");
        await TruthAsync(second, "running");
        Assert.Equal(await ApplicationAsync(first), await ApplicationAsync(second));
        await second.Page.ReloadAsync();
        await second.RestoredAsync();
        await TruthAsync(second, "running");

        // What one orders, the other sees.
        await second.Panel.Stop.ClickAsync();
        await second.Panel.StateAsync("choose");
        await first.Panel.StateAsync("choose");

        // Two clicks in each, all at the same time, give one Spark.
        await Task.WhenAll(first.Panel.DoubleClickStartAsync(), second.Panel.DoubleClickStartAsync());
        await first.Panel.StateAsync("running", "failed");
        await second.Panel.StateAsync("running", "failed");
        Assert.Equal("5", (await first.RunCellAsync(language.Count(5))).Text.Trim());
        Assert.Equal("42", (await first.RunCellAsync("kept")).Text.Trim());
        await first.Panel.StateAsync("running");
        await second.Panel.StateAsync("running");
        Assert.Equal(await ApplicationAsync(first), await ApplicationAsync(second));
        var drivers = story.Drivers();
        Assert.Single(drivers);
        Assert.Equal([], [.. first.Errors, .. second.Errors]);

        // A restart of the kernel ends it, which both say; another can be had.
        await first.RestartKernelAsync();
        await ProcessTree.WaitGoneAsync(drivers, Deadline.Within(Deadline.NothingLeft));
        await first.Panel.StateAsync("choose");
        await first.Panel.Root.GetByText("The kernel was restarted").WaitForAsync();
        await story.PictureInBothThemesAsync($"restarted-{language.KernelName}");
        await second.Panel.StateAsync("choose");
        await first.Panel.Start.ClickAsync();
        await second.Panel.StateAsync("queued", "starting", "running");
        await first.Panel.StateAsync("running", "failed");
        await second.Panel.StateAsync("running", "failed");
        Assert.Equal("6", (await first.RunCellAsync(language.Count(6))).Text.Trim());
    }

    [Fact]
    public async Task SeveralNotebooks_EachWithItsSpark_AreToldApartAndShareThatOfTheirKernel()
    {
        await using var story = await Story.BeginAsync(chromium);
        var lab = story.Lab;
        await StartInFileAsync(story, "python.ipynb", NotebookLanguage.Python);
        var python = await ApplicationAsync(lab);
        await ShareKernelAsync(story, NotebookLanguage.Python, "python-too.ipynb", "python.ipynb");
        Assert.False(await Others(lab).IsVisibleAsync(), "One Spark is not another's neighbour.");

        await StartInFileAsync(story, "csharp.ipynb", NotebookLanguage.CSharp);
        Assert.NotEqual(python, await ApplicationAsync(lab));
        Assert.Equal(2, story.Drivers().Count);
        Assert.Contains("python.ipynb", await Others(lab).InnerTextAsync());
        await story.PictureInBothThemesAsync("several");
        await ShareKernelAsync(story, NotebookLanguage.CSharp, "csharp-too.ipynb", "csharp.ipynb");

        // Stopped in one notebook of a kernel, it is in the other; what another kernel has goes on.
        await lab.Panel.Stop.ClickAsync();
        await lab.Panel.StateAsync("choose");
        await lab.OpenFileAsync("csharp.ipynb");
        await lab.Panel.StateAsync("choose");
        Assert.Single(story.Drivers());
        await Others(lab).GetByRole(AriaRole.Button, new() { Name = "python.ipynb" }).ClickAsync();
        await lab.Panel.StateAsync("running");
        Assert.Equal(python, await ApplicationAsync(lab));
        Assert.Equal("5", (await lab.RunCellAsync(NotebookLanguage.Python.Count(5))).Text.Trim());
        await lab.Panel.Stop.ClickAsync();
        await lab.Panel.StateAsync("choose");
        await lab.OpenFileAsync("python-too.ipynb");
        await lab.Panel.StateAsync("choose");
        Assert.Empty(story.Drivers());
    }

    [Theory]
    [InlineData("C#")]
    [InlineData("Python 3")]
    public async Task ServerRestart_EndsItsKernels_AndThePanelSaysSo(string kernel)
    {
        var language = NotebookLanguage.Of(kernel);
        await using var story = await Story.BeginAsync(chromium, settings => settings with { Token = "the-same-for-both" });
        var lab = story.Lab;
        await StartInFileAsync(story, "left.ipynb", language);
        await lab.SaveAsync();
        var drivers = story.Drivers();
        await lab.AcceptServerAwayAsync();

        await story.Host.TerminateAsync();
        await ProcessTree.WaitGoneAsync(drivers, Deadline.Within(Deadline.NothingLeft));
        await lab.Panel.StateAsync("lost");
        await lab.Panel.Root.GetByText("The connection to the server is lost.").First.WaitForAsync();
        await story.PictureAsync("server-away"); // The theme is a setting, and nobody is there to keep it.

        await using var again = await HostProgram.StartAsync(story.Host.Settings with { Port = story.Host.Url.Port });
        await lab.Panel.Root.GetByText("The server was stopped; its kernels ended with it, and their Spark.").First.WaitForAsync();
        await story.PictureInBothThemesAsync("server-restarted");

        // The notebook is whole; with a kernel of the new server, once the page has let go of the old one's, everything begins anew.
        await lab.WithoutKernelAsync();
        await lab.NewKernelAsync(language.KernelName);
        await lab.KernelIdleAsync();
        await lab.Panel.TryAgain.ClickAsync();
        await lab.Panel.StateAsync("running", "failed");
        Assert.Equal("4", (await lab.RunCellAsync(language.Count(4))).Text.Trim());
    }

    [Fact]
    public async Task Typing_InTheNotebook_IsNotDisturbedByAStateThatChanges()
    {
        await using var story = await Story.BeginAsync(chromium);
        var lab = story.Lab;
        await lab.NewNotebookFileAsync("typed.ipynb", NotebookLanguage.Python.KernelName);
        await lab.Panel.StartAsync("local");
        await lab.Panel.StateAsync("queued", "starting");

        var editor = lab.Page.Locator(".jp-NotebookPanel .jp-Cell .cm-content").First;
        await editor.ClickAsync();
        await editor.PressSequentiallyAsync("# Typed while Spark starts");
        await lab.Panel.StateAsync("running");
        await lab.Page.Keyboard.TypeAsync(" and runs");

        Assert.Equal("# Typed while Spark starts and runs", await editor.InnerTextAsync());
    }

    private static async Task StartInFileAsync(Story story, string path, NotebookLanguage language)
    {
        await story.Lab.NewNotebookFileAsync(path, language.KernelName);
        await story.Lab.Panel.StartAsync("local");
        await story.Lab.Panel.StateAsync("running", "failed");
        await story.Lab.Panel.StateAsync("running");
    }

    /// <summary>Gives a new notebook the kernel of the one in front, whose Spark is its own from then on.</summary>
    private static async Task ShareKernelAsync(Story story, NotebookLanguage language, string path, string of)
    {
        var lab = story.Lab;
        var kernel = await lab.KernelIdAsync();
        var application = await ApplicationAsync(lab);
        await lab.NewNotebookFileAsync(path, language.KernelName);
        await lab.Panel.StateAsync("choose");
        Assert.Contains(of, await Others(lab).InnerTextAsync());
        await lab.ShareKernelAsync(kernel);

        await TruthAsync(lab, "running");
        Assert.Equal(application, await ApplicationAsync(lab));
        Assert.Equal("7", (await lab.RunCellAsync(language.Count(7))).Text.Trim());
    }

    /// <summary>The promise: a second after the page is connected with the kernel the panel shows what is so.</summary>
    private static async Task TruthAsync(LabPage lab, string state)
    {
        await lab.ConnectedAsync();
        await lab.Panel.StateWithinAsync(Deadline.Truth, state);
    }

    private static ILocator Others(LabPage lab) => lab.Panel.Root.GetByRole(AriaRole.Region, new() { Name = "Spark in other notebooks" });

    private static Task<string> ApplicationAsync(LabPage lab) =>
        lab.Panel.Root.Locator(".startspark-facts > div").Filter(new() { HasText = "Application" }).Locator("dd").InnerTextAsync();
}
