using Microsoft.Playwright;

namespace StartSpark.EndToEnd.Tests.Browser;

/// <summary>The panel by its names, as a screen reader meets it.</summary>
internal sealed class PanelView(IPage page)
{
    public ILocator Root => page.Locator(".startspark-panel[data-state]");

    public ILocator Cluster => Root.GetByRole(AriaRole.Combobox, new() { Name = "Cluster" });

    public ILocator Start => Root.GetByRole(AriaRole.Button, new() { Name = "Start Spark" });

    public ILocator Cancel => Root.GetByRole(AriaRole.Button, new() { Name = "Cancel", Exact = true });

    public ILocator CancelDownload => Root.GetByRole(AriaRole.Button, new() { Name = "Cancel the download" });

    public ILocator Stop => Root.GetByRole(AriaRole.Button, new() { Name = "Stop Spark" });

    /// <summary>The question whether to stop although a job runs: no.</summary>
    public ILocator KeepRunning => Root.GetByRole(AriaRole.Button, new() { Name = "Keep it running" });

    /// <summary>The same: yes.</summary>
    public ILocator StopAllTheSame => Root.GetByRole(AriaRole.Button, new() { Name = "Stop all the same" });

    public ILocator Edit => Root.GetByRole(AriaRole.Button, new() { Name = "Edit" });

    /// <summary>What befell the Spark while its settings are edited.</summary>
    public ILocator LostWhileEdited => Root.GetByRole(AriaRole.Region, new() { Name = "Spark is lost" });

    /// <summary>How the edited settings differ from those of the Spark that runs.</summary>
    public ILocator OtherThanRunning => Root.GetByRole(AriaRole.Region, new() { Name = "Other than what is running" });

    public ILocator Apply => Root.GetByRole(AriaRole.Button, new() { Name = "Apply and restart Spark" });

    public ILocator Discard => Root.GetByRole(AriaRole.Button, new() { Name = "Discard the changes" });

    public ILocator ChooseAnother => Root.GetByRole(AriaRole.Button, new() { Name = "Choose another cluster" });

    public ILocator TryAgain => Root.GetByRole(AriaRole.Button, new() { Name = "Try again" });

    public ILocator SparkUi => Root.GetByRole(AriaRole.Link, new() { Name = "Open Spark UI" });

    /// <summary>Opens the panel by its tab in the sidebar.</summary>
    public async Task OpenAsync()
    {
        if (!await Root.IsVisibleAsync())
        {
            await page.GetByRole(AriaRole.Tab, new() { Name = "Spark clusters" }).ClickAsync();
        }

        await Root.WaitForAsync();
    }

    /// <summary>Makes the sidebar as wide as somebody who pulls at its edge.</summary>
    public async Task WidenAsync(int width)
    {
        var box = await Root.BoundingBoxAsync() ?? throw new InvalidOperationException("The panel is not in sight.");
        var y = box.Y + (box.Height / 2);
        await page.Mouse.MoveAsync(box.X + box.Width + 2, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + width, y, new() { Steps = 4 });
        await page.Mouse.UpAsync();
    }

    public Task StateAsync(params string[] anyOf) => StateWithinAsync(Deadline.Generous, anyOf);

    /// <summary>Waits until the panel is in one of the states; the limit is the promise under test.</summary>
    public async Task StateWithinAsync(TimeSpan limit, params string[] anyOf)
    {
        try
        {
            await page.UntilAsync(
                "states => states.includes(document.querySelector('.startspark-panel[data-state]')?.dataset.state)", anyOf, limit);
        }
        catch (TimeoutException)
        {
            var state = await Root.GetAttributeAsync("data-state");
            Assert.Fail($"The panel did not come to {string.Join(" or ", anyOf)} within {limit}; it is {state}:\n{await Root.InnerTextAsync()}");
        }
    }

    public async Task StartAsync(string cluster)
    {
        await OpenAsync();
        await StateAsync("choose");
        await Cluster.SelectOptionAsync(new SelectOptionValue { Value = cluster });
        await Start.ClickAsync();
    }

    /// <summary>Two clicks in one turn of the page, with no time for anything between them.</summary>
    public Task DoubleClickStartAsync() => Start.EvaluateAsync("button => { button.click(); button.click(); }");

    /// <summary>Opens the settings as a form and gives an option of Spark a value.</summary>
    public async Task EditConfAsync(string key, string value)
    {
        await Edit.ClickAsync();
        await StateAsync("edit");
        var name = Root.GetByRole(AriaRole.Combobox, new() { Name = "Add an option" });
        await name.FillAsync(key);
        await name.PressAsync("Enter");
        await Root.GetByRole(AriaRole.Textbox, new() { Name = key, Exact = true }).FillAsync(value);
    }

    /// <summary>Opens the settings as a form and gives another master.</summary>
    public async Task EditMasterAsync(string master)
    {
        await Edit.ClickAsync();
        await StateAsync("edit");
        await Root.GetByRole(AriaRole.Textbox, new() { Name = "Master", Exact = true }).FillAsync(master);
    }

    /// <summary>Asks for the clusters again: a file has been written since.</summary>
    public Task LookAgainAsync() => Root.GetByRole(AriaRole.Button, new() { Name = "Look for clusters again" }).ClickAsync();

    /// <summary>Lets go what was edited, where a cluster is chosen.</summary>
    public async Task DiscardEditsAsync()
    {
        await Discard.ClickAsync();
        await Discard.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    public Task<string> TextAsync() => Root.InnerTextAsync();
}
