using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StartSpark.JupyterServer.Tests.Hosting;

namespace StartSpark.JupyterServer.Tests.Auth;

public sealed class CookieTests
{
    [Fact]
    public async Task Cookie_OfAnotherServer_IsNotAccepted()
    {
        await using var one = await TestJupyterServer.StartAsync();
        await using var other = await TestJupyterServer.StartAsync(options => options.Token = "another-token");
        using var browser = await one.LogInAsync();
        using var stranger = new TestBrowser(other.CreateStranger());

        using var response = await stranger.SendAsync(HttpMethod.Get, "/api/contents", request => request.Headers.Add("Cookie", browser.CookieHeader("/")));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Cookie_Tampered_IsNotAccepted()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var browser = await server.LogInAsync();
        var cookie = browser.Cookies.Single(cookie => cookie.Name.StartsWith("startspark-", StringComparison.Ordinal));
        var forged = (cookie.Value[0] == 'A' ? 'B' : 'A') + cookie.Value[1..];
        using var stranger = new TestBrowser(server.CreateStranger());

        using var response = await stranger.SendAsync(HttpMethod.Get, "/api/contents", request => request.Headers.Add("Cookie", $"{cookie.Name}={forged}"));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Cookie_AfterThirtyDays_IsNotAccepted()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var server = await TestJupyterServer.StartAsync(services: services => services.AddSingleton<TimeProvider>(time));
        using var browser = await server.LogInAsync();
        var header = browser.CookieHeader("/")!;
        using var stranger = new TestBrowser(server.CreateStranger());

        time.Advance(TimeSpan.FromDays(29));
        using var before = await stranger.SendAsync(HttpMethod.Get, "/api/contents", request => request.Headers.Add("Cookie", header));
        time.Advance(TimeSpan.FromDays(2));
        using var after = await stranger.SendAsync(HttpMethod.Get, "/api/contents", request => request.Headers.Add("Cookie", header));

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, after.StatusCode);
    }

    [Fact]
    public async Task Cookie_OlderThanADay_IsRenewedByPageLoad()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var server = await TestJupyterServer.StartAsync(services: services => services.AddSingleton<TimeProvider>(time));
        using var browser = await server.LogInAsync();

        using var soon = await browser.NavigateAsync("/lab");
        time.Advance(TimeSpan.FromDays(2));
        using var later = await browser.NavigateAsync("/lab");

        Assert.DoesNotContain(SetCookies(soon), text => text.StartsWith("startspark-", StringComparison.Ordinal));
        Assert.Contains(SetCookies(later), text => text.StartsWith("startspark-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cookies_OfServersOnOtherPortsAndPaths_HaveOtherNames()
    {
        await using var plain = await TestJupyterServer.StartAsync();
        await using var prefixed = await TestJupyterServer.StartAsync(options => options.BaseUrl = "/user/x/");

        var names = new[]
        {
            await CookieNameAsync(plain, "http://localhost:8888/lab"),
            await CookieNameAsync(plain, "http://localhost:8889/lab"),
            await CookieNameAsync(prefixed, "http://localhost:8888/user/x/lab"),
        };

        Assert.Equal(3, names.Distinct(StringComparer.Ordinal).Count());
    }

    private static async Task<string> CookieNameAsync(TestJupyterServer server, string page)
    {
        using var client = server.CreateStranger();
        using var response = await client.GetAsync($"{page}?token={TestJupyterServer.Token}", TestContext.Current.CancellationToken);
        return SetCookies(response).Single(text => text.StartsWith("startspark-", StringComparison.Ordinal)).Split('=')[0];
    }

    private static IEnumerable<string> SetCookies(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Set-Cookie", out var values) ? values : [];
}
