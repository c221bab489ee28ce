using System.Net;
using System.Net.Http.Headers;
using StartSpark.JupyterServer.Tests.Hosting;

namespace StartSpark.JupyterServer.Tests.Auth;

public sealed class LoginTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Api_WithoutLogin_Is403ProblemThatSaysWhatToDo()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateStranger();

        using var response = await client.GetAsync("/api/contents", Token);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await response.ReadJsonAsync();
        Assert.Contains("login", problem.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(problem.GetProperty("detail").GetString(), problem.GetProperty("message").GetString());
        Assert.Equal(403, problem.GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData("token")]
    [InlineData("Token")]
    [InlineData("Bearer")]
    public async Task Api_WithTokenHeader_IsAllowed(string scheme)
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateStranger();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(scheme, TestJupyterServer.Token);

        using var response = await client.GetAsync("/api/contents?content=0", Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("token", "wrong")]
    [InlineData("token", "")]
    [InlineData("Basic", TestJupyterServer.Token)]
    public async Task Api_WithWrongHeader_Is403(string scheme, string value)
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateStranger();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"{scheme} {value}");

        using var response = await client.GetAsync("/api/contents", Token);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Page_WithToken_TradesItForHttpOnlyCookieAndStripsIt()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var browser = new TestBrowser(server.CreateStranger());

        using var response = await browser.NavigateAsync($"/lab/tree/a%20b.ipynb?reset&token={TestJupyterServer.Token}&x=1");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/lab/tree/a%20b.ipynb?reset&x=1", response.Headers.Location?.OriginalString);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"), text => text.StartsWith("startspark-", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain(TestJupyterServer.Token, cookie, StringComparison.Ordinal);

        using var again = await browser.FetchAsync(HttpMethod.Get, "/api/contents");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task Page_WithWrongToken_Is401AndSaysSo()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var browser = new TestBrowser(server.CreateStranger());

        using var response = await browser.NavigateAsync("/lab?token=nope");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        var html = await response.Content.ReadAsStringAsync(Token);
        Assert.Contains("role=\"alert\"", html, StringComparison.Ordinal);
        Assert.Contains("not this server", html, StringComparison.Ordinal);
        Assert.DoesNotContain("nope", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithoutLogin_RedirectsToFormAndBack()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var browser = new TestBrowser(server.CreateStranger());

        using var page = await browser.NavigateAsync("/lab/tree/x%23y.ipynb");
        Assert.Equal("/login?next=%2Flab%2Ftree%2Fx%2523y.ipynb", page.Headers.Location?.OriginalString);
        using var form = await browser.NavigateAsync(page.Headers.Location!.OriginalString);
        var html = await form.Content.ReadAsStringAsync(Token);
        Assert.Contains("<label for=\"token\">", html, StringComparison.Ordinal);

        using var sent = await PostFormAsync(browser, TestJupyterServer.Token, "/lab/tree/x%23y.ipynb");

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal("/lab/tree/x%23y.ipynb", sent.Headers.Location?.OriginalString);
        using var again = await browser.NavigateAsync("/login");
        Assert.Equal("/lab", again.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Form_WithWrongToken_Is401AndGivesNoCookie()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var browser = new TestBrowser(server.CreateStranger());
        using var form = await browser.NavigateAsync("/login");

        using var sent = await PostFormAsync(browser, "wrong", "/lab");

        Assert.Equal(HttpStatusCode.Unauthorized, sent.StatusCode);
        Assert.Contains("role=\"alert\"", await sent.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.DoesNotContain(browser.Cookies, cookie => cookie.Name.StartsWith("startspark-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task Form_WithForeignNext_GoesToLab(string next)
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var browser = new TestBrowser(server.CreateStranger());
        using var form = await browser.NavigateAsync("/login");

        using var sent = await PostFormAsync(browser, TestJupyterServer.Token, next);

        Assert.Equal("/lab", sent.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Form_WithoutXsrf_Is403()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateStranger();
        using var content = new FormUrlEncodedContent([new("password", TestJupyterServer.Token)]);

        using var response = await client.PostAsync("/login", content, Token);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task Logout_RemovesCookie()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var browser = await server.LogInAsync();

        using var goodbye = await browser.NavigateAsync("/logout");
        using var after = await browser.FetchAsync(HttpMethod.Get, "/api/contents");

        Assert.Equal(HttpStatusCode.OK, goodbye.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, after.StatusCode);
    }

    [Fact]
    public async Task Token_NotGiven_IsMadeAndUnguessable()
    {
        await using var one = await TestJupyterServer.StartAsync(options => options.Token = "");
        await using var other = await TestJupyterServer.StartAsync(options => options.Token = "");

        Assert.True(one.Options.Token.Length >= 48);
        Assert.NotEqual(one.Options.Token, other.Options.Token);
    }

    [Fact]
    public async Task AnyOtherEndpoint_WithoutLogin_Is403()
    {
        await using var server = await TestJupyterServer.StartAsync(map: app => Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGet(
            app, "/all-config", (Microsoft.AspNetCore.Http.RequestDelegate)(_ => Task.CompletedTask)));
        using var stranger = server.CreateStranger();
        using var client = server.CreateClient();

        using var refused = await stranger.GetAsync("/all-config", Token);
        using var allowed = await client.GetAsync("/all-config", Token);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
    }

    private static Task<HttpResponseMessage> PostFormAsync(TestBrowser browser, string token, string next) =>
        browser.SendAsync(HttpMethod.Post, "/login", request => request.Content = new FormUrlEncodedContent(
            [new("password", token), new("next", next), new("_xsrf", browser.Cookies["_xsrf"]!.Value)]));
}
