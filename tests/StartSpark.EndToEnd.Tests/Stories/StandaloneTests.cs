using StartSpark.EndToEnd.Tests.Browser;
using StartSpark.Testing;

namespace StartSpark.EndToEnd.Tests.Stories;

/// <summary>A cluster of one's own: a config in the home with the address of a standalone master.</summary>
public class StandaloneTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task Start_ConfigOfAStandaloneMaster_RunsOnItsWorker()
    {
        await using var cluster = await StandaloneCluster.StartAsync(Deadline.Within(Deadline.Generous));
        await using var story = await Story.BeginAsync(chromium);
        story.WriteConfig("survey", $"""
            title: Survey
            description: A master and a worker
            master: {cluster.Master}
            app_name: sky
            conf:
              spark.executor.memory: 512m
              spark.cores.max: 2
            """);

        await story.StartSparkAsync("C#", "survey");

        Assert.Contains("Survey", await story.Lab.Panel.TextAsync());
        Assert.Equal("1000", (await story.Lab.RunCellAsync("spark.Range(1000).Repartition(8).Filter(\"id >= 0\").Count()")).Text.Trim());
        var ui = await story.OpenSparkUiAsync();
        await ui.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Executors" }).ClickAsync();
        await ui.GetByText("stdout").First.WaitForAsync();
        Assert.Contains("sky", await ui.TitleAsync(), StringComparison.Ordinal);
    }
}
