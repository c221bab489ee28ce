using Microsoft.Playwright;
using StartSpark.EndToEnd.Tests.Browser;
using StartSpark.Testing;

namespace StartSpark.EndToEnd.Tests.Stories;

/// <summary>Settings are corrected, tried and kept, and nothing that somebody wrote is lost.</summary>
public class EditTests(ChromiumFixture chromium)
{
    private const string Sky = "# The survey's cluster\nmaster: local[1]\napp_name: sky # as in the paper\nconf:\n  # small on purpose\n  spark.executor.memory: 512m\n";

    [Fact]
    public async Task FormAndYaml_GiveTheCode_WarnAndAreSavedWithTheirComments()
    {
        await using var story = await OpenAsync();
        var (lab, panel) = (story.Lab, story.Lab.Panel);
        var code = panel.Root.GetByRole(AriaRole.Region, new() { Name = "The code it gives" });
        await panel.Edit.ClickAsync();
        await panel.StateAsync("edit");

        // The form, with the code beside it; what Spark does not know is passed on with a warning.
        await AddOptionAsync(panel, "spark.odd.thing", "\"quoted\" {{ and }} 星");
        await code.GetByText("spark.odd.thing").WaitForAsync();
        await Field(panel, "spark.executor.memory").FillAsync("600m");
        await code.GetByText("600m").WaitForAsync();
        Assert.Contains("512m → 600m", await panel.Root.GetByRole(AriaRole.Region, new() { Name = "Changed from the config" }).InnerTextAsync());
        await story.PictureInBothThemesAsync("edit-form");

        // The same as text; an error has its line, and nothing broken can be started.
        await panel.Root.GetByRole(AriaRole.Tab, new() { Name = "YAML" }).ClickAsync();
        var yaml = Field(panel, "YAML");
        var text = await yaml.InputValueAsync();
        Assert.Contains("# small on purpose\n  spark.executor.memory: 600m", text);
        await yaml.FillAsync(text + "master: twice\n");
        await panel.Root.GetByText("line 8").WaitForAsync();
        Assert.True(await panel.Start.IsDisabledAsync());
        await story.PictureInBothThemesAsync("edit-yaml-error");
        await yaml.FillAsync(text);

        await Button(panel, "Save").ClickAsync();
        await panel.Root.GetByText("Saved as sky.").WaitForAsync();
        Assert.Equal(Sky.Replace("512m", "600m", StringComparison.Ordinal) + "  spark.odd.thing: \"\\\"quoted\\\" {{ and }} 星\"\n", ReadConfig(story, "sky"));

        // Under a new name, and started.
        await Button(panel, "Save as…").ClickAsync();
        await Field(panel, "Save under the name").FillAsync("night");
        await Button(panel, "Save it").ClickAsync();
        await panel.Root.GetByText("Saved as night.").WaitForAsync();
        Assert.Equal(ReadConfig(story, "sky"), ReadConfig(story, "night"));
        await panel.Start.ClickAsync();
        await panel.StateAsync("running", "failed");
        Assert.Contains("\"quoted\" {{ and }} 星", (await lab.RunCellAsync(NotebookLanguage.Python.ReadConf("spark.odd.thing"))).Text);
        Assert.Equal([], lab.Errors);
    }

    [Fact]
    public async Task FileChangedDeletedOrUnwritable_LosesNothing()
    {
        await using var story = await OpenAsync();
        var panel = story.Lab.Panel;
        await panel.Edit.ClickAsync();
        await Field(panel, "spark.executor.memory").FillAsync("700m");

        // Somebody else was quicker.
        story.WriteConfig("sky", Sky + "  spark.theirs: yes\n");
        await Button(panel, "Save").ClickAsync();
        await panel.Root.GetByText("changed, made or deleted by somebody else").WaitForAsync();
        Assert.Contains("spark.theirs", ReadConfig(story, "sky"));
        await story.PictureInBothThemesAsync("edit-conflict");
        await Button(panel, "Keep mine and save over it").ClickAsync();
        await panel.Root.GetByText("Saved as sky.").WaitForAsync();
        Assert.Equal(Sky.Replace("512m", "700m", StringComparison.Ordinal), ReadConfig(story, "sky"));

        // The file is deleted while it is chosen and edited: the edits stay, and can be saved under a name.
        await Field(panel, "spark.executor.memory").FillAsync("800m");
        File.Delete(ConfigPath(story, "sky"));
        await Button(panel, "Back").ClickAsync();
        await Button(panel, "Look for clusters again").ClickAsync();
        await panel.Root.GetByText("has been deleted. Your edits are kept").WaitForAsync();
        Assert.True(await panel.Start.IsDisabledAsync());
        await story.PictureInBothThemesAsync("config-deleted");

        // The folder is no folder any more: the refusal is told, and the edits are still there.
        await panel.Edit.ClickAsync();
        var clusters = Path.GetDirectoryName(ConfigPath(story, "sky"))!;
        Directory.Delete(clusters, recursive: true);
        await File.WriteAllTextAsync(clusters, "in the way", TestContext.Current.CancellationToken);
        await Button(panel, "Save it").ClickAsync();
        await panel.Root.GetByText("This was not saved").WaitForAsync();
        await story.PictureInBothThemesAsync("edit-not-saved");
        Assert.Equal("800m", await Field(panel, "spark.executor.memory").InputValueAsync());

        File.Delete(clusters);
        await Button(panel, "Save it").ClickAsync();
        await panel.Root.GetByText("Saved as sky.").WaitForAsync();
        Assert.Contains("800m", ReadConfig(story, "sky"));
        Assert.Equal([], story.Lab.Errors);
    }

    [Fact]
    public async Task Keyboard_Alone_ReachesEveryStep()
    {
        await using var story = await OpenAsync();
        var (keyboard, panel) = (story.Lab.Page.Keyboard, story.Lab.Panel);
        await panel.Cluster.FocusAsync();
        await TabToAsync(story, "Edit");
        await keyboard.PressAsync("Enter");
        await panel.StateAsync("edit");

        // The focus is in the panel still, so Tab goes on from there.
        await TabToAsync(story, "Form");
        await keyboard.PressAsync("ArrowRight");
        Assert.Equal("YAML", await FocusedAsync(story));
        await keyboard.PressAsync("ArrowLeft");
        await TabToAsync(story, "Add an option");
        await keyboard.TypeAsync("spark.by.hand");
        await keyboard.PressAsync("Enter");
        Assert.Equal("spark.by.hand", await FocusedAsync(story));
        await keyboard.TypeAsync("1");
        await TabToAsync(story, "Start Spark");
        await keyboard.PressAsync("Enter");
        await panel.StateAsync("starting");
        await TabToAsync(story, "Cancel");
        await keyboard.PressAsync("Enter");
        await panel.StateAsync("choose");
        await TabToAsync(story, "Discard the changes");
    }

    private static ILocator Field(PanelView panel, string name) => panel.Root.GetByRole(AriaRole.Textbox, new() { Name = name, Exact = true });

    private static ILocator Button(PanelView panel, string name) => panel.Root.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static string ConfigPath(Story story, string name) => Path.Combine(story.Home, ".startspark", "clusters", name + ".yaml");

    private static string ReadConfig(Story story, string name) => File.ReadAllText(ConfigPath(story, name));

    private static async Task AddOptionAsync(PanelView panel, string name, string value)
    {
        var field = panel.Root.GetByRole(AriaRole.Combobox, new() { Name = "Add an option" });
        await field.FillAsync(name);
        await field.PressAsync("Enter");
        await Field(panel, name).FillAsync(value);
    }

    /// <summary>Presses Tab until the focus stands on what has this name, as somebody without a mouse does.</summary>
    private static async Task TabToAsync(Story story, string name)
    {
        for (var step = 0; step < 60; step++)
        {
            if (await FocusedAsync(story) == name)
            {
                return;
            }

            await story.Lab.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab does not reach {name}; the focus is on {await FocusedAsync(story)}.");
    }

    private static Task<string> FocusedAsync(Story story) => story.Lab.Page.EvaluateAsync<string>(
        "() => { const at = document.activeElement; return (at?.getAttribute('aria-label') ?? at?.labels?.[0]?.textContent ?? at?.textContent ?? '').trim(); }");

    /// <summary>A Python notebook with the survey's cluster chosen, in a sidebar wide enough for settings and code.</summary>
    private async Task<Story> OpenAsync()
    {
        var story = await Story.BeginAsync(chromium);
        story.WriteConfig("sky", Sky);
        await story.Lab.NewNotebookAsync("Python 3");
        await story.Lab.Panel.OpenAsync();
        await story.Lab.Panel.StateAsync("choose");
        await story.Lab.Panel.WidenAsync(760);
        await story.Lab.Panel.Cluster.SelectOptionAsync(new SelectOptionValue { Value = "sky" });
        return story;
    }
}
