using Microsoft.Playwright;
using StartSpark.EndToEnd.Tests.Browser;

namespace StartSpark.EndToEnd.Tests.Stories;

/// <summary>Everything works below a base URL, as behind a hub.</summary>
public class PrefixTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task Click_UnderABaseUrl_GivesSparkAndItsUi()
    {
        await using var story = await Story.BeginAsync(chromium, settings => settings with { BaseUrl = "/user/a%40b/" });

        await story.StartSparkAsync();

        Assert.Equal("3", (await story.Lab.RunCellAsync("spark.Range(3).Count()")).Text.Trim());
        var ui = await story.OpenSparkUiAsync();
        Assert.StartsWith(story.Host.At("spark-ui/").ToString(), ui.Url);
        await ui.GetByRole(AriaRole.Link, new() { Name = "Environment" }).ClickAsync();
        await ui.GetByText("Runtime Information").First.WaitForAsync();
        Assert.StartsWith(story.Host.At("spark-ui/").ToString(), ui.Url);
        await ui.CloseAsync();

        // The same as a tab of JupyterLab.
        await story.Lab.Panel.Root.GetByRole(AriaRole.Button, new() { Name = "Show it in a JupyterLab tab" }).ClickAsync();
        var tab = story.Lab.Page.FrameLocator("iframe[title^='Spark UI']");
        await tab.GetByText("Spark Jobs").First.WaitForAsync();
        await tab.GetByRole(AriaRole.Link, new() { Name = "Executors" }).ClickAsync();
        await tab.GetByText("Summary").First.WaitForAsync();
        await story.PictureAsync("spark-ui-tab");
        Assert.Equal([], story.Lab.Errors);
    }

    [Fact]
    public async Task Reload_WhileSparkRuns_ShowsTheTruthAtOnce()
    {
        await using var story = await Story.BeginAsync(chromium);
        await story.StartSparkAsync();
        await story.Lab.RunCellAsync("var kept = 42;");
        await story.Lab.SaveAsync();

        await story.Lab.Page.ReloadAsync();
        await story.Lab.RestoredAsync();
        await story.Lab.KernelIdleAsync();
        await story.Lab.Panel.OpenAsync();

        await story.Lab.Panel.StateAsync("running");
        Assert.Equal("42", (await story.Lab.RunCellAsync("kept")).Text.Trim());
    }
}
