using Microsoft.Playwright;
using StartSpark.EndToEnd.Tests.Browser;
using StartSpark.Testing;

namespace StartSpark.EndToEnd.Tests.Stories;

/// <summary>A cluster of one's own: a config in the home with the address of a standalone master.</summary>
public class StandaloneTests(ChromiumFixture chromium, ITestOutputHelper output)
{
    [Fact]
    public async Task Cluster_OfAMasterAndAWorker_IsUsedWaitedForAndLost()
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
        foreach (var language in NotebookLanguage.All)
        {
            output.WriteLine(language.Card);
            await story.Lab.NewNotebookFileAsync($"cluster-{language.KernelName}.ipynb", language.KernelName);
            await UseWaitAndLoseAsync(story, cluster, language);
        }

        Assert.Equal([], story.Lab.Errors);
    }

    private static async Task UseWaitAndLoseAsync(Story story, StandaloneCluster cluster, NotebookLanguage language)
    {
        var (lab, panel) = (story.Lab, story.Lab.Panel);
        await lab.RunCellAsync(language.Keep);
        await panel.StartAsync("survey");
        await panel.StateAsync("running", "failed");
        Assert.Contains("Survey", await panel.TextAsync());
        Assert.Equal("1000", (await lab.RunCellAsync(language.Count(1000))).Text.Trim());
        var ui = await story.OpenSparkUiAsync();
        await ui.GetByRole(AriaRole.Link, new() { Name = "Executors" }).ClickAsync();
        await ui.GetByText("stdout").First.WaitForAsync();
        Assert.Contains("sky", await ui.TitleAsync(), StringComparison.Ordinal);
        await ui.CloseAsync();
        var application = (await lab.RunCellAsync(language.ReadConf("spark.app.id"))).Text.Trim().Trim('\'');

        // The worker goes: that may come right again, and does.
        await cluster.KillWorkerAsync();
        var waiting = panel.Root.GetByText("Waiting for the cluster");
        await waiting.First.WaitForAsync();
        await panel.StateAsync("running");
        await story.PictureInBothThemesAsync($"waiting-{language.KernelName}");
        await cluster.AddWorkerAsync(Deadline.Within(Deadline.Generous));
        await waiting.First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal("5", (await lab.RunCellAsync(language.Count(5))).Text.Trim());

        // The administrator ends the application: that does not.
        await cluster.KillApplicationAsync(application, Deadline.Within(Deadline.Generous));
        await panel.StateAsync("lost");
        Assert.Contains("Ask the cluster's administrator", await panel.TextAsync(), StringComparison.Ordinal);
        await story.PictureInBothThemesAsync($"lost-cluster-{language.KernelName}");
        await panel.TryAgain.ClickAsync();
        await panel.StateAsync("running", "failed");
        Assert.Equal("6", (await lab.RunCellAsync(language.Count(6))).Text.Trim());
        Assert.Equal("42", (await lab.RunCellAsync("kept")).Text.Trim());

        // The other language needs the worker's cores.
        await panel.Stop.ClickAsync();
        await panel.StateAsync("choose");
    }
}
