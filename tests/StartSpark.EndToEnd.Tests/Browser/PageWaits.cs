using Microsoft.Playwright;

namespace StartSpark.EndToEnd.Tests.Browser;

/// <summary>Waits in the page itself, which looks often without drawing anything for it; a locator's wait looks twice a second.</summary>
internal static class PageWaits
{
    private const float Often = 25;

    /// <summary>Until a function of the page gives something true, also over a reload.</summary>
    public static Task UntilAsync(this IPage page, string function, object? argument = null, TimeSpan? limit = null) =>
        page.WaitForFunctionAsync(function, argument, new()
        {
            PollingInterval = Often,
            Timeout = (float)(limit ?? Deadline.Generous).TotalMilliseconds,
        });
}
