using System.Net;
using System.Net.WebSockets;
using StartSpark.JupyterServer.Tests.Hosting;

namespace StartSpark.JupyterServer.Tests.Auth;

public sealed class ForgeryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Post_ByCookieWithoutXsrfHeader_Is403()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var browser = await server.LogInAsync();
        using var page = await browser.NavigateAsync("/lab");

        using var response = await browser.SendAsync(HttpMethod.Post, "/api/contents");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("X-XSRFToken", await response.MessageAsync(), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(server.Root));
    }

    [Fact]
    public async Task Post_ByCookieWithXsrfHeader_IsDone()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var browser = await server.LogInAsync();
        using var page = await browser.NavigateAsync("/lab");

        using var response = await browser.FetchAsync(HttpMethod.Post, "/api/contents");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    [Theory]
    [InlineData("right", HttpStatusCode.Created)]
    [InlineData("wrong", HttpStatusCode.Forbidden)]
    public async Task Post_ByCookieWithXsrfInAddress_IsComparedToo(string value, HttpStatusCode expected)
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var browser = await server.LogInAsync();
        using var page = await browser.NavigateAsync("/lab");
        var sent = value == "right" ? browser.Cookies["_xsrf"]!.Value : value;

        using var response = await browser.SendAsync(HttpMethod.Post, $"/api/contents?_xsrf={sent}");

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Post_WithTwoXsrfCookies_AcceptsEither()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var browser = await server.LogInAsync();
        var login = browser.CookieHeader("/")!;
        using var other = new TestBrowser(server.CreateStranger());

        using var response = await other.SendAsync(HttpMethod.Post, "/api/contents", request =>
        {
            request.Headers.Add("Cookie", $"_xsrf=0123456789abcdef0; {login}; _xsrf=fedcba9876543210f");
            request.Headers.Add("X-XSRFToken", "0123456789abcdef0");
        });

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    [Fact]
    public async Task Post_ByTokenHeader_NeedsNoXsrf()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var response = await client.PostAsync("/api/contents", null, Token);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("http://localhost:9999")]
    [InlineData("null")]
    public async Task Request_OfForeignOrigin_Is403(string origin)
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var browser = await server.LogInAsync();

        using var response = await browser.SendAsync(HttpMethod.Get, "/api/contents", request => request.Headers.Add("Origin", origin));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Request_OfOwnOrigin_IsAllowed()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var browser = await server.LogInAsync();

        using var response = await browser.SendAsync(HttpMethod.Get, "/api/contents", request => request.Headers.Add("Origin", "http://localhost:8888"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Request_OfListedOrigin_IsAllowedAndTold()
    {
        await using var server = await TestJupyterServer.StartAsync(options => options.AllowedOrigins.Add("https://lab.example.org"));
        using var client = server.CreateStranger();
        client.DefaultRequestHeaders.Add("Origin", "https://lab.example.org");

        using var question = await client.SendAsync(Preflight("https://lab.example.org", "content-type"), Token);
        using var answer = await client.GetAsync($"/api/contents?token={TestJupyterServer.Token}", Token);

        Assert.Equal(HttpStatusCode.NoContent, question.StatusCode);
        Assert.Equal("https://lab.example.org", Assert.Single(question.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("https://lab.example.org", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task Request_OfForeignOriginWithHeaderToken_IsAllowed()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();
        client.DefaultRequestHeaders.Add("Origin", "https://other.example.org");

        using var question = await client.SendAsync(Preflight("https://other.example.org", "authorization, content-type"), Token);
        using var answer = await client.GetAsync("/api/contents", Token);

        Assert.Equal(HttpStatusCode.NoContent, question.StatusCode);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("https://other.example.org", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task Preflight_OfForeignOriginWithoutToken_Is403()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateStranger();

        using var question = await client.SendAsync(Preflight("https://other.example.org", "content-type"), Token);

        Assert.Equal(HttpStatusCode.Forbidden, question.StatusCode);
    }

    [Theory]
    [InlineData("same-site")]
    [InlineData("cross-site")]
    public async Task BackgroundGet_OfAnotherSite_Is403(string site)
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var browser = await server.LogInAsync();
        await File.WriteAllTextAsync(Path.Combine(server.Root, "a.js"), "secret", Token);

        using var response = await browser.SendAsync(HttpMethod.Get, "/files/a.js", request =>
        {
            request.Headers.Add("Sec-Fetch-Site", site);
            request.Headers.Add("Sec-Fetch-Mode", "no-cors");
        });

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("evil.example:8888", HttpStatusCode.Forbidden)]
    [InlineData("localhost.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("localhost:1", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:8888", HttpStatusCode.OK)]
    [InlineData("[::1]:8888", HttpStatusCode.OK)]
    [InlineData("lab.example.org", HttpStatusCode.OK)]
    public async Task Host_OfForeignName_Is403(string host, HttpStatusCode expected)
    {
        await using var server = await TestJupyterServer.StartAsync(options => options.AllowedHosts.Add("lab.example.org"));
        using var client = server.CreateClient();
        client.DefaultRequestHeaders.Host = host;

        using var response = await client.GetAsync("/api/contents", Token);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task WebSocket_OfForeignOrigin_IsRefused()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var browser = await server.LogInAsync();
        var client = server.Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            request.Headers.Cookie = browser.CookieHeader("/");
            request.Headers.Origin = "http://evil.example";
        };

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => client.ConnectAsync(new Uri("http://localhost:8888/api/events/subscribe"), Token));

        Assert.Contains("403", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WebSocket_ByCookieOfOwnOrigin_IsOpened()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var browser = await server.LogInAsync();
        var client = server.Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            request.Headers.Cookie = browser.CookieHeader("/");
            request.Headers.Origin = "http://localhost:8888";
        };

        using var socket = await client.ConnectAsync(new Uri("http://localhost:8888/api/events/subscribe"), Token);

        Assert.Equal(WebSocketState.Open, socket.State);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Token);
    }

    [Fact]
    public async Task WebSocket_OfForeignOriginThatKnowsTheToken_IsOpened()
    {
        await using var server = await TestJupyterServer.StartAsync();
        var client = server.Server.CreateWebSocketClient();
        client.ConfigureRequest = request => request.Headers.Origin = "http://other.example";

        using var socket = await client.ConnectAsync(new Uri($"http://localhost:8888/api/events/subscribe?token={TestJupyterServer.Token}"), Token);

        Assert.Equal(WebSocketState.Open, socket.State);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Token);
    }

    private static HttpRequestMessage Preflight(string origin, string headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, "/api/contents");
        request.Headers.TryAddWithoutValidation("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "PUT");
        request.Headers.Add("Access-Control-Request-Headers", headers);
        return request;
    }
}
