using System.Net;
using Microsoft.Extensions.Options;
using StartSpark.JupyterServer.Routing;
using StartSpark.JupyterServer.Tests.Hosting;

namespace StartSpark.JupyterServer.Tests.Routing;

public sealed class BaseUrlTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "/", "", 0)]
    [InlineData("", "/", "", 0)]
    [InlineData("user/x", "/user/x/", "/user/x", 2)]
    [InlineData("/user/a%40b/", "/user/a%40b/", "/user/a@b", 2)]
    [InlineData("/user/a@b", "/user/a@b/", "/user/a@b", 2)]
    [InlineData("//x//", "/x/", "/x", 1)]
    public void BaseUrl_AnyWriting_HasOneForm(string text, string path, string prefix, int segments)
    {
        var baseUrl = new BaseUrl(Options.Create(new JupyterServerOptions { BaseUrl = text }));

        Assert.Equal((path, prefix, segments), (baseUrl.Path, baseUrl.Prefix.Value ?? "", baseUrl.SegmentCount));
    }

    [Fact]
    public async Task Server_UnderPrefix_AnswersThereAndNowhereElse()
    {
        await using var server = await KestrelJupyterServer.StartAsync(options => options.BaseUrl = "/user/a%40b/");
        using var client = server.CreateClient();

        using var inside = await client.GetAsync("/user/a%40b/api/contents", Token);
        using var decoded = await client.GetAsync("/user/a@b/api/contents", Token);
        using var outside = await client.GetAsync("/api/contents", Token);
        using var root = await client.GetAsync("/", Token);
        using var bare = await client.GetAsync("/user/a%40b", Token);

        Assert.Equal(HttpStatusCode.OK, inside.StatusCode);
        Assert.Equal(HttpStatusCode.OK, decoded.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, outside.StatusCode);
        Assert.Contains("/user/a%40b/", await outside.MessageAsync(), StringComparison.Ordinal);
        Assert.Equal("/user/a%40b/", root.Headers.Location?.OriginalString);
        Assert.Equal("/user/a%40b/", bare.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Login_UnderPrefix_StaysUnderIt()
    {
        await using var server = await TestJupyterServer.StartAsync(options => options.BaseUrl = "/user/a%40b/");
        using var browser = new TestBrowser(server.CreateStranger());

        using var page = await browser.NavigateAsync("/user/a%40b/lab");
        using var trade = await browser.NavigateAsync($"/user/a%40b/?token={TestJupyterServer.Token}");

        Assert.Equal("/user/a%40b/login?next=%2Fuser%2Fa%2540b%2Flab", page.Headers.Location?.OriginalString);
        Assert.Equal("/user/a%40b/", trade.Headers.Location?.OriginalString);
        Assert.All(browser.Cookies, cookie => Assert.Equal("/user/a%40b/", cookie.Path));
        using var api = await browser.FetchAsync(HttpMethod.Get, "/user/a%40b/api/contents");
        Assert.Equal(HttpStatusCode.OK, api.StatusCode);
    }

    [Fact]
    public async Task Events_UnderPrefix_AreHeldOpen()
    {
        await using var server = await TestJupyterServer.StartAsync(options => options.BaseUrl = "/user/a%40b/");

        using var socket = await server.CreateWebSocketClient().ConnectAsync(new Uri("http://localhost:8888/user/a%40b/api/events/subscribe"), Token);

        Assert.Equal(System.Net.WebSockets.WebSocketState.Open, socket.State);
        await socket.CloseAsync(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, null, Token);
    }
}
