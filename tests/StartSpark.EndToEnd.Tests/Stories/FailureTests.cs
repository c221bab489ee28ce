using StartSpark.EndToEnd.Tests.Browser;
using StartSpark.Testing;

namespace StartSpark.EndToEnd.Tests.Stories;

/// <summary>What a person sees when a start does not succeed, or when she thinks better of it.</summary>
public class FailureTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task Start_MasterThatDoesNotAnswer_FailsWithItsAddressAndCanBeTriedAgain()
    {
        await using var story = await Story.BeginAsync(chromium);
        story.WriteConfig("nowhere", "master: spark://127.0.0.1:1\n");

        await story.Lab.NewNotebookAsync("C#");
        await story.Lab.Panel.StartAsync("nowhere");
        await story.Lab.Panel.StateAsync("failed");

        Assert.Contains("127.0.0.1:1", await story.Lab.Panel.TextAsync());
        Assert.True(await story.Lab.Panel.TryAgain.IsVisibleAsync());
        await story.PictureAsync("failed");
        await ProcessTree.WaitGoneAsync(story.Sparks(), Deadline.Within(Deadline.NothingLeft));
        Assert.Equal("2", (await story.Lab.RunCellAsync("1 + 1")).Text.Trim());
    }

    [Fact]
    public async Task Start_WithoutJava_SaysWhatToInstall()
    {
        await using var story = await Story.BeginAsync(chromium);
        story.WriteConfig("nojava", "master: local[1]\njava_home: /nowhere/java\n");

        await story.Lab.NewNotebookAsync("C#");
        await story.Lab.Panel.StartAsync("nojava");
        await story.Lab.Panel.StateAsync("failed");

        var text = await story.Lab.Panel.TextAsync();
        Assert.Contains("Java", text);
        Assert.Contains("/nowhere/java", text);
    }

    [Fact]
    public async Task Cancel_WhileStarting_EndsItForGood()
    {
        await using var story = await Story.BeginAsync(chromium);
        await story.Lab.NewNotebookAsync("C#");
        await story.Lab.RunCellAsync("var kept = 42;");
        await story.Lab.Panel.StartAsync("local");
        await story.Lab.Panel.StateAsync("starting");

        await story.Lab.Panel.Cancel.ClickAsync();

        await story.Lab.Panel.StateWithinAsync(Deadline.Cancel, "choose");
        await ProcessTree.WaitGoneAsync(story.Sparks(), Deadline.Within(Deadline.Cancel));
        Assert.Equal("42", (await story.Lab.RunCellAsync("kept")).Text.Trim());
    }

    [Fact]
    public async Task Start_WhileACellRuns_WaitsForItsTurnAndSaysSo()
    {
        await using var story = await Story.BeginAsync(chromium);
        await story.Lab.NewNotebookAsync("C#");
        var gate = Path.Combine(story.Root, "gate");
        var cell = await story.Lab.SendCellAsync($$"""while (!File.Exists(@"{{gate}}")) { await Task.Delay(20); } "gone on" """);
        await story.Lab.Panel.StartAsync("local");
        await story.Lab.Panel.StateAsync("queued");
        await story.PictureAsync("queued");

        await File.WriteAllTextAsync(gate, "", TestContext.Current.CancellationToken);

        await story.Lab.Panel.StateAsync("running", "failed");
        Assert.Contains("gone on", (await story.Lab.ResultAsync(cell)).Text);
        Assert.Equal("5", (await story.Lab.RunCellAsync("spark.Range(5).Count()")).Text.Trim());
    }

    [Fact]
    public async Task BrokenConfig_InTheHome_IsListedWithItsPlaceAndHidesNothing()
    {
        await using var story = await Story.BeginAsync(chromium);
        story.WriteConfig("broken", "master: local[1]\nmastr: x\n");
        await story.Lab.NewNotebookAsync("C#");
        await story.Lab.Panel.OpenAsync();
        await story.Lab.Panel.StateAsync("choose");

        await story.Lab.Page.GetByText("mastr").First.WaitForAsync();

        Assert.Contains("broken.yaml", await story.Lab.Panel.TextAsync());
        Assert.Contains(await story.Lab.Panel.Cluster.Locator("option").AllInnerTextsAsync(), title => title == "This machine");
    }
}
