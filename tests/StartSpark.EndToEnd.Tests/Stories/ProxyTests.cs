using Microsoft.Playwright;
using StartSpark.EndToEnd.Tests.Browser;
using StartSpark.EndToEnd.Tests.Programs;
using StartSpark.Testing;

namespace StartSpark.EndToEnd.Tests.Stories;

/// <summary>The whole story below <c>/user/a%40b/</c> behind a plain reverse proxy.</summary>
public class ProxyTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task Story_BehindAReverseProxy_IsTheSame()
    {
        await using var story = await Story.BeginAsync(chromium, settings => settings with { BaseUrl = "/user/a%40b/" }, opened: false);
        await using var proxy = await ReverseProxy.StartAsync(story.Host.Url, TestContext.Current.CancellationToken);
        await story.MoveToAsync(proxy.Through(story.Host.Url));
        foreach (var language in NotebookLanguage.All)
        {
            await TellAsync(story, proxy, language);
        }

        Assert.Equal([], story.Lab.Errors);
    }

    private static async Task TellAsync(Story story, ReverseProxy proxy, NotebookLanguage language)
    {
        var lab = story.Lab;
        await story.StartSparkAsync(language);
        Assert.Equal("3", (await lab.RunCellAsync(language.Count(3))).Text.Trim());

        var pages = SparkUiPages.All;
        if (language == NotebookLanguage.Python)
        {
            Assert.Null((await lab.RunCellAsync(
                "query = spark.readStream.format('rate').load().writeStream.format('memory').queryName('ticks').start()")).Error);
            pages = [.. pages, .. SparkUiPages.OfAStream];
        }

        var ui = await story.OpenSparkUiAsync();
        foreach (var (page, sign) in pages.Concat(SparkUiPages.OfAThreadDump))
        {
            await ui.GetByRole(AriaRole.Link, new() { Name = page, Exact = true }).First.ClickAsync();
            await ui.GetByText(sign).First.WaitForAsync();
            Assert.StartsWith(proxy.Through(story.Host.At("spark-ui/")).ToString(), ui.Url);
        }

        await ui.CloseAsync();

        // The same as a tab of JupyterLab.
        await lab.Panel.Root.GetByRole(AriaRole.Button, new() { Name = "Show it in a JupyterLab tab" }).ClickAsync();
        var tab = lab.Page.FrameLocator("iframe[title^='Spark UI']");
        await tab.GetByText("Spark Jobs").First.WaitForAsync();
        await tab.GetByRole(AriaRole.Link, new() { Name = "Executors" }).ClickAsync();
        await tab.GetByText("Summary").First.WaitForAsync();
        await story.PictureAsync("spark-ui-tab");
        await lab.CloseTabAsync();
        if (language == NotebookLanguage.Python)
        {
            // A stream has a job now and then, and Stop asks while there is one.
            Assert.Null((await lab.RunCellAsync("query.stop()")).Error);
        }

        await lab.SaveAsync();
        await lab.Page.ReloadAsync();
        await lab.RestoredAsync();
        await lab.KernelIdleAsync();
        await lab.Panel.OpenAsync();
        await lab.Panel.StateAsync("running");

        var sparks = story.Sparks();
        await lab.Panel.Stop.ClickAsync();
        await lab.Panel.StateAsync("choose");
        await ProcessTree.WaitGoneAsync(sparks, Deadline.Within(Deadline.NothingLeft));
    }
}
