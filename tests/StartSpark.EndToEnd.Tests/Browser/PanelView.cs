using Microsoft.Playwright;

namespace StartSpark.EndToEnd.Tests.Browser;

/// <summary>The panel by its names, as a screen reader meets it.</summary>
internal sealed class PanelView(IPage page)
{
    public ILocator Root => page.Locator(".startspark-panel[data-state]");

    public ILocator Cluster => Root.GetByRole(AriaRole.Combobox, new() { Name = "Cluster" });

    public ILocator Start => Root.GetByRole(AriaRole.Button, new() { Name = "Start Spark" });

    public ILocator Cancel => Root.GetByRole(AriaRole.Button, new() { Name = "Cancel" });

    public ILocator Stop => Root.GetByRole(AriaRole.Button, new() { Name = "Stop Spark" });

    /// <summary>The question whether to stop although a job runs: no.</summary>
    public ILocator KeepRunning => Root.GetByRole(AriaRole.Button, new() { Name = "Keep it running" });

    /// <summary>The same: yes.</summary>
    public ILocator StopAllTheSame => Root.GetByRole(AriaRole.Button, new() { Name = "Stop all the same" });

    public ILocator Edit => Root.GetByRole(AriaRole.Button, new() { Name = "Edit" });

    public ILocator Apply => Root.GetByRole(AriaRole.Button, new() { Name = "Apply and restart Spark" });

    public ILocator Discard => Root.GetByRole(AriaRole.Button, new() { Name = "Discard" });

    public ILocator ChooseAnother => Root.GetByRole(AriaRole.Button, new() { Name = "Choose a cluster" });

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

    public Task StateAsync(params string[] anyOf) => StateWithinAsync(Deadline.Generous, anyOf);

    /// <summary>Waits until the panel is in one of the states; the limit is the promise under test.</summary>
    public async Task StateWithinAsync(TimeSpan limit, params string[] anyOf)
    {
        var selector = string.Join(',', anyOf.Select(state => $".startspark-panel[data-state='{state}']"));
        try
        {
            await page.Locator(selector).First.WaitForAsync(new() { Timeout = (float)limit.TotalMilliseconds, State = WaitForSelectorState.Attached });
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

    public Task<string> TextAsync() => Root.InnerTextAsync();
}
