using Microsoft.Playwright;
using StartSpark.Testing;

namespace StartSpark.EndToEnd.Tests.Browser;

/// <summary>One browser for the whole run, started when the first test asks; each asks for a profile of its own in it.</summary>
public sealed class ChromiumFixture : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>A profile without any history, as of a browser that was never used; it is gone when it is closed.</summary>
    internal async Task<IBrowserContext> OpenAsync()
    {
        playwright ??= await Playwright.CreateAsync();
        if (browser is not { IsConnected: true })
        {
            browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Require.Chromium(), Args = Arguments, Headless = true });
        }

        var context = await browser.NewContextAsync(new()
        {
            ViewportSize = new ViewportSize { Width = 1360, Height = 900 },
            ColorScheme = ColorScheme.Light,
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout((float)Deadline.Generous.TotalMilliseconds);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
