using StartSpark.EndToEnd.Tests.Browser;
using StartSpark.SparkHome.Installing;
using StartSpark.Testing;

namespace StartSpark.EndToEnd.Tests.Stories;

/// <summary>What a person sees where something is missing or broken before Spark has even begun.</summary>
public class FailureTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task BrokenConfigAndMissingJava_AreToldWithTheirPlaceAndWhatToDo()
    {
        await using var story = await Story.BeginAsync(chromium);
        story.WriteConfig("broken", "master: local[1]\nmastr: x\n");
        story.WriteConfig("nojava", "master: local[1]\njava_home: /nowhere/java\n");
        var (lab, panel) = (story.Lab, story.Lab.Panel);
        await lab.NewNotebookAsync("C#");
        await panel.OpenAsync();
        await panel.StateAsync("choose");

        // A broken file hides nothing.
        await lab.Page.GetByText("mastr").First.WaitForAsync();
        Assert.Contains("broken.yaml", await panel.TextAsync());
        Assert.Contains(await panel.Cluster.Locator("option").AllInnerTextsAsync(), title => title == "This machine");

        await panel.StartAsync("nojava");
        await panel.StateAsync("failed");
        var text = await panel.TextAsync();
        Assert.Contains("Java", text);
        Assert.Contains("/nowhere/java", text);
    }

    [Fact]
    public async Task Download_UnderWay_IsSeenAfterAReloadAndCanBeCancelled()
    {
        await using var mirror = new FakeMirror(FakeArchive.Build(9_000_000)) { Version = SparkInstallerOptions.DefaultVersion, StallFirstAfter = 4_000_000 };
        await using var story = await Story.BeginAsync(
            chromium,
            settings => settings with { Environment = new Dictionary<string, string?> { ["STARTSPARK_SPARK_MIRRORS"] = mirror.Url } },
            withSpark: false);
        var (lab, panel) = (story.Lab, story.Lab.Panel);
        await lab.NewNotebookFileAsync("waits.ipynb", NotebookLanguage.CSharp.KernelName);
        await panel.StartAsync("local");
        await panel.StateAsync("starting");
        await mirror.Stalled.Task.WaitAsync(Deadline.Within(Deadline.Generous));
        await panel.Root.GetByText("of 9 MB").WaitForAsync();
        await story.PictureInBothThemesAsync("installing");

        // The page that began it is loaded anew; the download goes on and can be ended there.
        await lab.SaveAsync();
        await lab.Page.ReloadAsync();
        await lab.RestoredAsync();
        await panel.OpenAsync();
        await panel.StateAsync("choose");
        await panel.Root.GetByText("of 9 MB").WaitForAsync();
        await story.PictureInBothThemesAsync("choose-installing");
        await panel.CancelDownload.ClickAsync();
        await panel.Root.GetByText("is not on this machine yet").WaitForAsync();
        Assert.Equal("2", (await lab.RunCellAsync("1 + 1")).Text.Trim());
    }
}
