using System.Net;
using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StartSpark.JupyterServer.Tests.Hosting;

namespace StartSpark.JupyterServer.Tests.Status;

public sealed class StatusTests
{
    private static readonly Uri Events = new("http://localhost:8888/api/events/subscribe");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Version_NeedsNoLogin()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateStranger();

        Assert.Matches(@"^\d+\.\d+\.\d+$", (await client.GetJsonAsync("/api")).GetProperty("version").GetString());
    }

    [Fact]
    public async Task Status_TellsTimesAndCounts()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        var status = await client.GetJsonAsync("/api/status");

        Assert.EndsWith("Z", status.GetProperty("started").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("Z", status.GetProperty("last_activity").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, status.GetProperty("kernels").GetInt32());
        Assert.Equal(0, status.GetProperty("connections").GetInt32());
    }

    [Fact]
    public async Task Me_HasIdentityAndGrantsWhatIsAsked()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        var me = await client.GetJsonAsync("/api/me?permissions=%7B%22contents%22%3A%5B%22read%22%2C%22write%22%5D%7D");
        using var bad = await client.GetAsync("/api/me?permissions=x", Token);

        Assert.Equal(
            ["username", "name", "display_name", "initials", "avatar_url", "color"],
            me.GetProperty("identity").EnumerateObject().Select(member => member.Name));
        Assert.Equal("""{"contents":["read","write"]}""", me.GetProperty("permissions").GetRawText());
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
    }

    [Fact]
    public async Task Shutdown_EndsTheServerAfterTheAnswer()
    {
        await using var server = await TestJupyterServer.StartAsync(onSocket: true);
        using var client = new HttpClient { BaseAddress = new Uri(server.App.Urls.Single()) };
        client.DefaultRequestHeaders.Authorization = new("token", TestJupyterServer.Token);
        var stopping = new TaskCompletionSource();
        server.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);

        using var response = await client.PostAsync("/api/shutdown", null, Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await stopping.Task.WaitAsync(TimeSpan.FromSeconds(10), Token);
    }

    [Fact]
    public async Task Events_AreHeldOpenUntilThePageCloses()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var socket = await server.CreateWebSocketClient().ConnectAsync(Events, Token);

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Token);

        Assert.Equal(WebSocketState.Closed, socket.State);
    }

    [Fact]
    public async Task Events_AreClosedWhenTheServerEnds()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var socket = await server.CreateWebSocketClient().ConnectAsync(Events, Token);

        server.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        var message = await socket.ReceiveAsync(new byte[10].AsMemory(), Token);

        Assert.Equal(WebSocketMessageType.Close, message.MessageType);
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, socket.CloseStatus);
    }

    [Fact]
    public async Task Events_WithoutWebSocket_Is400()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var response = await client.GetAsync("/api/events/subscribe", Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
