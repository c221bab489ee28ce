using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StartSpark.Jupyter.Messages;
using StartSpark.JupyterServer;
using StartSpark.JupyterServer.Channels;
using StartSpark.ServerExtension.ClusterConfigs;
using StartSpark.ServerExtension.SparkUi;
using StartSpark.Testing;

namespace StartSpark.ServerExtension.Tests.Hosting;

/// <summary>The Jupyter server with the extension on a real socket, with folders of its own.</summary>
public sealed class TestStartSpark : IAsyncDisposable
{
    public const string Token = "test-token-0123456789";

    private readonly TestFolder _folder;
    private readonly WebApplication _app;

    private TestStartSpark(TestFolder folder, ConfigFolders configs, WebApplication app, string baseUrl)
    {
        _folder = folder;
        _app = app;
        Configs = configs;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(new Uri(app.Urls.First()), baseUrl) };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("token", Token);
    }

    public ConfigFolders Configs { get; }

    /// <summary>A client with the token in its header; it follows no redirects.</summary>
    public HttpClient Client { get; }

    public static async Task<TestStartSpark> StartAsync(string baseUrl = "/", Action<IServiceCollection>? services = null)
    {
        var folder = new TestFolder("server");
        var configs = new ConfigFolders();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddJupyterServer(options =>
        {
            options.Token = Token;
            options.BaseUrl = baseUrl;
            options.RootDirectory = folder.Folder("root");
            options.ConfigDirectory = folder.Folder("config");
            options.DataDirectories.Add(folder.Folder("data"));
        });
        builder.Services.AddSingleton(configs.Paths);
        services?.Invoke(builder.Services);
        builder.Services.AddStartSpark();
        builder.Services.Configure<ClusterConfigsOptions>(options =>
        {
            options.UserFolder = configs.Options.UserFolder;
            options.SystemFolder = configs.Options.SystemFolder;
        });
        var app = builder.Build();
        app.MapJupyterServer();
        app.MapStartSpark();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new TestStartSpark(folder, configs, app, baseUrl);
    }

    /// <summary>Lets a kernel say where its Spark UI is, as its own messages do.</summary>
    public void Report(string kernelId, string uiUrl) => Addresses.OnMessage(kernelId, KernelMessages.Status("running", uiUrl));

    /// <summary>Lets every observer see a kernel's message.</summary>
    public void Observe(string kernelId, JupyterMessage message)
    {
        foreach (var observer in _app.Services.GetServices<IKernelMessageObserver>())
        {
            observer.OnMessage(kernelId, message);
        }
    }

    /// <summary>Lets every observer see a kernel's end.</summary>
    public void End(string kernelId)
    {
        foreach (var observer in _app.Services.GetServices<IKernelMessageObserver>())
        {
            observer.OnKernelEnded(kernelId);
        }
    }

    internal SparkUiAddresses Addresses => _app.Services.GetRequiredService<SparkUiAddresses>();

    public Task<HttpResponseMessage> PostAsync(string path, string body) =>
        Client.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

    /// <summary>A client that came by the token once and has a cookie since, as a browser.</summary>
    public async Task<HttpClient> LogInAsync()
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Client.BaseAddress };
        using var page = new HttpRequestMessage(HttpMethod.Get, "all-config?token=" + Token) { Headers = { { "Accept", "text/html" } } };
        using var response = await browser.SendAsync(page, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        Configs.Dispose();
        _folder.Dispose();
    }
}
