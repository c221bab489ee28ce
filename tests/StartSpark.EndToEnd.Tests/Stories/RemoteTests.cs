using Microsoft.Playwright;
using StartSpark.EndToEnd.Tests.Browser;
using StartSpark.EndToEnd.Tests.Programs;
using StartSpark.Testing;

namespace StartSpark.EndToEnd.Tests.Stories;

/// <summary>Sparks that have no page of their own to open: one whose UI is off, and a Spark Connect server's.</summary>
public class RemoteTests(ChromiumFixture chromium, ITestOutputHelper output)
{
    [Fact]
    public async Task SparkWithoutUi_AndOneOfAServer_AreUsedAndLostLikeAnyOther()
    {
        await using var server = await ConnectServer.StartAsync(Deadline.Within(Deadline.Generous));
        await using var story = await Story.BeginAsync(chromium);
        story.WriteConfig("quiet", "master: local[1]\nconf:\n  spark.ui.enabled: false\n");
        story.WriteConfig("server", $"remote: {server.Remote}\n");
        // PySpark speaks with a server by packages that Debian does not bring.
        await story.AddKernelSpecAsync(
            "science", "Science", "python", [await SciencePython.PathAsync(), "-m", "ipykernel_launcher", "-f", "{connection_file}"]);
        foreach (var language in NotebookLanguage.All)
        {
            output.WriteLine(language.Card);
            await UseAsync(story, language);
        }

        await server.KillAsync();
        foreach (var language in NotebookLanguage.All)
        {
            output.WriteLine($"{language.Card}, lost");
            await LoseAsync(story, language);
        }

        Assert.Equal([], story.Lab.Errors);
    }

    /// <summary>One whose UI is off, then the server's, which the notebook keeps.</summary>
    private static async Task UseAsync(Story story, NotebookLanguage language)
    {
        var (lab, panel) = (story.Lab, story.Lab.Panel);
        await lab.NewNotebookFileAsync(Notebook(language), language == NotebookLanguage.Python ? "science" : language.KernelName);
        await lab.RunCellAsync(language.Keep);
        await panel.StartAsync("quiet");
        await panel.StateAsync("running", "failed");
        await panel.Root.GetByText("The Spark UI is off").WaitForAsync();
        Assert.False(await panel.SparkUi.IsVisibleAsync());
        await panel.Stop.ClickAsync();

        await panel.StartAsync("server");
        await panel.StateAsync("running", "failed");
        await panel.Root.GetByText("A Spark Connect server does not tell").WaitForAsync();
        Assert.Equal("7", (await lab.RunCellAsync(language.Count(7))).Text.Trim());
        await story.PictureInBothThemesAsync($"remote-{language.KernelName}");
    }

    private static async Task LoseAsync(Story story, NotebookLanguage language)
    {
        var (lab, panel) = (story.Lab, story.Lab.Panel);
        await lab.OpenFileAsync(Notebook(language));
        await panel.StateWithinAsync(Deadline.Lost, "lost");
        await panel.Edit.ClickAsync();
        await panel.StateAsync("edit");
        await panel.Root.GetByRole(AriaRole.Button, new() { Name = "Back", Exact = true }).ClickAsync();
        await panel.StateAsync("lost");
        await panel.ChooseAnother.ClickAsync();
        await panel.StartAsync("local");
        await panel.StateAsync("running", "failed");
        Assert.Equal("8", (await lab.RunCellAsync(language.Count(8))).Text.Trim());
        Assert.Equal("42", (await lab.RunCellAsync("kept")).Text.Trim());
    }

    private static string Notebook(NotebookLanguage language) => $"remote-{language.KernelName}.ipynb";
}
