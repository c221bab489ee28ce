using Microsoft.Playwright;
using StartSpark.EndToEnd.Tests.Browser;
using StartSpark.Testing;

namespace StartSpark.EndToEnd.Tests.Stories;

/// <summary>A kernel that does not know us: told within three seconds, connected where that can be, never a spinner for ever.</summary>
public class UnsupportedTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task PythonKernelWithoutOurHook_IsTold_AndCanBeConnected()
    {
        await using var story = await Story.BeginAsync(chromium);
        // As another server starts it: without what ours puts into its environment.
        await story.AddKernelSpecAsync("plain", "Plain Python", "python", ["env", "-u", "PYTHONPATH", Require.Python(), "-m", "ipykernel_launcher", "-f", "{connection_file}"]);
        var lab = story.Lab;
        await lab.Panel.OpenAsync();
        await lab.NewNotebookFileAsync("plain.ipynb", "plain");

        await lab.Panel.StateWithinAsync(Deadline.Unsupported, "unsupported");

        Assert.Contains("This kernel does not know Start Spark", await lab.Panel.TextAsync());
        await lab.Panel.Root.GetByRole(AriaRole.Region, new() { Name = "The code to copy" }).WaitForAsync();
        await story.PictureInBothThemesAsync("unsupported-python");

        await lab.RunCellAsync(NotebookLanguage.Python.Keep);
        await lab.Panel.Root.GetByRole(AriaRole.Button, new() { Name = "Connect this kernel" }).ClickAsync();
        await lab.Panel.StateAsync("choose");
        await lab.Panel.Start.ClickAsync();
        await lab.Panel.StateAsync("running", "failed");
        Assert.Equal("5", (await lab.RunCellAsync(NotebookLanguage.Python.Count(5))).Text.Trim());
        Assert.Equal("42", (await lab.RunCellAsync("kept")).Text.Trim());
    }

    [Fact]
    public async Task KernelOfAnotherLanguage_IsToldAtOnce()
    {
        await using var story = await Story.BeginAsync(chromium);
        await story.AddKernelSpecAsync("other", "Another language", "smalltalk", [Require.Python(), "-m", "ipykernel_launcher", "-f", "{connection_file}"]);
        var lab = story.Lab;
        await lab.Panel.OpenAsync();
        await lab.NewNotebookFileAsync("other.ipynb", "other");

        await lab.Panel.StateWithinAsync(Deadline.Unsupported, "unsupported");

        Assert.Contains("Not in smalltalk notebooks", await lab.Panel.TextAsync());
        Assert.False(await lab.Panel.Start.IsVisibleAsync());
        await story.PictureInBothThemesAsync("unsupported-language");
    }
}
