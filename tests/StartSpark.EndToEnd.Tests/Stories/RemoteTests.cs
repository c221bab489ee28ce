using StartSpark.EndToEnd.Tests.Browser;
using StartSpark.EndToEnd.Tests.Programs;
using StartSpark.Testing;

namespace StartSpark.EndToEnd.Tests.Stories;

/// <summary>Sparks that have no page of their own to open: one whose UI is off, and a Spark Connect server's.</summary>
public class RemoteTests(ChromiumFixture chromium)
{
    [Theory]
    [InlineData("C#")]
    [InlineData("Python 3")]
    public async Task SparkWithoutUi_AndOneOfAServer_AreUsedAndLostLikeAnyOther(string kernel)
    {
        var language = NotebookLanguage.Of(kernel);
        await using var server = await ConnectServer.StartAsync(Deadline.Within(Deadline.Generous));
        await using var story = await Story.BeginAsync(chromium);
        story.WriteConfig("quiet", "master: local[1]\nconf:\n  spark.ui.enabled: false\n");
        story.WriteConfig("server", $"remote: {server.Remote}\n");
        var (lab, panel) = (story.Lab, story.Lab.Panel);

        var spec = language.KernelName;
        if (language == NotebookLanguage.Python)
        {
            // PySpark speaks with a server by packages that Debian does not bring.
            spec = "science";
            await story.AddKernelSpecAsync(spec, "Science", "python", [await SciencePython.PathAsync(), "-m", "ipykernel_launcher", "-f", "{connection_file}"]);
        }

        await lab.NewNotebookFileAsync("remote.ipynb", spec);
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

        await server.KillAsync();
        await panel.StateWithinAsync(Deadline.Lost, "lost");
        await panel.Edit.ClickAsync();
        await panel.StateAsync("edit");
        await panel.Root.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Back", Exact = true }).ClickAsync();
        await panel.StateAsync("lost");
        await panel.ChooseAnother.ClickAsync();
        await panel.StartAsync("local");
        await panel.StateAsync("running", "failed");
        Assert.Equal("8", (await lab.RunCellAsync(language.Count(8))).Text.Trim());
        Assert.Equal("42", (await lab.RunCellAsync("kept")).Text.Trim());
        Assert.Equal([], lab.Errors);
    }
}
