using Microsoft.Playwright;
using StartSpark.Testing;

namespace StartSpark.EndToEnd.Tests.Browser;

/// <summary>One Playwright for the whole run; a fresh browser profile for every test that asks.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    private IPlaywright? playwright;

    public async ValueTask InitializeAsync()
    {
        await Task.CompletedTask;
    }

    /// <summary>A browser of its own, without any history; it ends with the context.</summary>
    internal async Task<IBrowserContext> OpenAsync(string profile, bool dark = false)
    {
        var chromium = Require.Chromium();
        playwright ??= await Playwright.CreateAsync();
        var context = await playwright.Chromium.LaunchPersistentContextAsync(profile, new BrowserTypeLaunchPersistentContextOptions
        {
            ExecutablePath = chromium,
            Args = Arguments,
            Headless = true,
            ViewportSize = new ViewportSize { Width = 1360, Height = 900 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout((float)Deadline.Generous.TotalMilliseconds);
        return context;
    }

    public ValueTask DisposeAsync()
    {
        playwright?.Dispose();
        return ValueTask.CompletedTask;
    }
}
