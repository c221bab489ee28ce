using Microsoft.Playwright;
using StartSpark.EndToEnd.Tests.Browser;

namespace StartSpark.EndToEnd.Tests.Stories;

/// <summary>The driver's log in a tab: followed, read, filtered, searched, and still there when Spark is not.</summary>
public class DriverLogTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task Log_GrowsIsFilteredAndSearched_AndOutlivesItsSpark()
    {
        await using var story = await Story.BeginAsync(chromium);
        foreach (var language in NotebookLanguage.All)
        {
            await ReadAsync(story, language);
        }

        Assert.Equal([], story.Lab.Errors);
    }

    private static async Task ReadAsync(Story story, NotebookLanguage language)
    {
        var notebook = await story.StartSparkAsync(language);
        var lab = story.Lab;
        var log = new LogView(lab.Page);
        await log.OpenAsync(lab.Panel);

        // The page holds what is in sight, not the whole log.
        await log.LinesOf("WARN").First.WaitForAsync();
        Assert.InRange(await log.Lines.CountAsync(), 1, 200);
        await log.Level.SelectOptionAsync(new SelectOptionValue { Label = "ERROR" });
        await log.LinesOf("WARN").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await log.Level.SelectOptionAsync(new SelectOptionValue { Label = "All" });

        // It grows as the driver writes; paused, it does when it is followed again.
        await lab.OpenFileAsync(notebook);
        Assert.Null((await lab.RunCellAsync(language.WriteToLog("seen at once"))).Error);
        await log.LinesWith("seen at once").WaitForAsync();
        await log.Follow.ClickAsync();
        Assert.Equal("false", await log.Follow.GetAttributeAsync("aria-pressed"));
        await lab.OpenFileAsync(notebook);
        Assert.Null((await lab.RunCellAsync(language.WriteToLog("seen later"))).Error);
        Assert.Equal(0, await log.LinesWith("seen later").CountAsync());
        await log.Follow.ClickAsync();
        await log.LinesWith("seen later").WaitForAsync();

        // A search goes to its line.
        await log.Search.FillAsync("Setting default log level");
        await log.Search.PressAsync("Enter");
        await log.Hit.WaitForAsync();
        Assert.Contains("Setting default log level", await log.Hit.InnerTextAsync(), StringComparison.Ordinal);
        await story.PictureInBothThemesAsync($"{language.KernelName}-log");

        // It outlives its Spark.
        await lab.Panel.Stop.ClickAsync();
        await lab.Panel.StateAsync("choose");
        Assert.Contains("Setting default log level", await log.Hit.InnerTextAsync(), StringComparison.Ordinal);
        await lab.CloseTabAsync();
    }
}
