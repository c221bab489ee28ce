using Microsoft.Playwright;

namespace StartSpark.EndToEnd.Tests.Browser;

/// <summary>The tab with a driver's log, by its names.</summary>
internal sealed class LogView(IPage page)
{
    public ILocator Root => page.Locator(".startspark-driver-log");

    public ILocator Follow => Root.GetByRole(AriaRole.Button, new() { Name = "Follow" });

    public ILocator Level => Root.GetByRole(AriaRole.Combobox, new() { Name = "Level" });

    public ILocator Search => Root.GetByRole(AriaRole.Searchbox, new() { Name = "Search" });

    /// <summary>The lines that are on the page; the others are only counted.</summary>
    public ILocator Lines => Root.GetByRole(AriaRole.Listitem);

    public ILocator LinesWith(string text) => Lines.Filter(new() { HasText = text });

    public ILocator LinesOf(string level) => Root.Locator($"li[data-level='{level}']");

    /// <summary>The line that the search stands at.</summary>
    public ILocator Hit => Root.Locator("li[aria-current='true']");

    /// <summary>Opens it by the panel's button.</summary>
    public async Task OpenAsync(PanelView panel)
    {
        await panel.Root.GetByRole(AriaRole.Button, new() { Name = "Open driver log" }).ClickAsync();
        await Lines.First.WaitForAsync();
    }
}
