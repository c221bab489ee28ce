using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;

namespace StartSpark.JupyterServer.Tests.Hosting;

/// <summary>The server on a real socket, for what the web server itself does with a request.</summary>
public sealed class KestrelJupyterServer : IAsyncDisposable
{
    private readonly TestJupyterServer server;

    private KestrelJupyterServer(TestJupyterServer server) => this.server = server;

    public TestJupyterServer Inner => server;

    public Uri Address => new(server.App.Urls.Single());

    public static async Task<KestrelJupyterServer> StartAsync(Action<JupyterServerOptions>? configure = null) =>
        new(await TestJupyterServer.StartAsync(configure, onSocket: true));

    public void WriteFile(string name, string text) => server.WriteFile(name, text);

    public HttpClient CreateClient()
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new("token", TestJupyterServer.Token);
        return client;
    }

    /// <summary>Sends bytes that no client library would send, and reads the answer to its end.</summary>
    public async Task<string> SendRawAsync(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(Address.Host, Address.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
