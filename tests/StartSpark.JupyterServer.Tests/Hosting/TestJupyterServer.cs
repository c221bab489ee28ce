using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StartSpark.Testing;

namespace StartSpark.JupyterServer.Tests.Hosting;

/// <summary>The whole Jupyter server in this process, with folders of its own, as the program hosts it but for the socket.</summary>
public sealed class TestJupyterServer : IAsyncDisposable
{
    public const string Token = "test-token-0123456789";

    private readonly TestFolder folder;

    private TestJupyterServer(TestFolder folder, WebApplication app, TestLog log)
    {
        this.folder = folder;
        App = app;
        Log = log;
    }

    /// <summary>What the server logged.</summary>
    public TestLog Log { get; }

    public WebApplication App { get; }

    public IServiceProvider Services => App.Services;

    public JupyterServerOptions Options => Services.GetRequiredService<IOptions<JupyterServerOptions>>().Value;

    /// <summary>The folder that the server shows.</summary>
    public string Root => Path.Combine(folder.Path, "root");

    /// <summary>Jupyter's settings folder.</summary>
    public string Config => Path.Combine(folder.Path, "config");

    /// <summary>Jupyter's only data folder.</summary>
    public string Data => Path.Combine(folder.Path, "data");

    /// <summary>The front end's folder, with a few small files.</summary>
    public string Lab => Path.Combine(folder.Path, "lab");

    public TestServer Server => App.GetTestServer();

    public static async Task<TestJupyterServer> StartAsync(
        Action<JupyterServerOptions>? configure = null, Action<IServiceCollection>? services = null, Action<WebApplication>? map = null, bool onSocket = false)
    {
        var folder = new TestFolder();
        foreach (var name in (string[])["root", "config", "data", "lab"])
        {
            Directory.CreateDirectory(Path.Combine(folder.Path, name));
        }

        TestFrontEnd.Write(Path.Combine(folder.Path, "lab"));
        var builder = WebApplication.CreateSlimBuilder();
        if (onSocket)
        {
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        }
        else
        {
            builder.WebHost.UseTestServer();
        }

        var log = new TestLog();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.AddJupyterServer(options =>
        {
            options.Token = Token;
            options.RootDirectory = Path.Combine(folder.Path, "root");
            options.ConfigDirectory = Path.Combine(folder.Path, "config");
            options.DataDirectories.Add(Path.Combine(folder.Path, "data"));
            options.LabDirectory = Path.Combine(folder.Path, "lab");
            options.DeleteToTrash = false;
            configure?.Invoke(options);
        });
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapJupyterServer();
        map?.Invoke(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TestJupyterServer(folder, app, log);
    }

    /// <summary>Where a file below the root lies.</summary>
    public string PathOf(string name) => Path.GetFullPath(Path.Combine(Root, name));

    /// <summary>Writes a file below the root, with its folders.</summary>
    public void WriteFile(string name, string text) => TestFrontEnd.WriteFile(Root, name, text);

    /// <summary>A client with the token in its header; it follows no redirects.</summary>
    public HttpClient CreateClient()
    {
        var client = CreateStranger();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("token", Token);
        return client;
    }

    /// <summary>A client without any login; it follows no redirects and keeps no cookies.</summary>
    public HttpClient CreateStranger() => new(Server.CreateHandler()) { BaseAddress = new Uri("http://localhost:8888/") };

    /// <summary>A browser that has logged in: cookies kept, no token.</summary>
    public async Task<TestBrowser> LogInAsync(string basePath = "/")
    {
        var browser = new TestBrowser(CreateStranger());
        using var response = await browser.NavigateAsync($"{basePath}lab?token={Token}");
        return browser;
    }

    /// <summary>A client of WebSockets with the token in its header.</summary>
    public WebSocketClient CreateWebSocketClient()
    {
        var client = Server.CreateWebSocketClient();
        client.ConfigureRequest = request => request.Headers.Authorization = $"token {Token}";
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync(CancellationToken.None);
        await App.DisposeAsync();
        folder.Dispose();
    }
}
