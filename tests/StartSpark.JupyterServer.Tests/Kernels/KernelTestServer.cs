using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StartSpark.JupyterServer.Kernels;
using StartSpark.Testing;

namespace StartSpark.JupyterServer.Tests.Kernels;

/// <summary>The whole Jupyter server on a real socket, with kernelspecs, runtime folder and root of its own.</summary>
internal sealed class KernelTestServer : IAsyncDisposable
{
    private const string Token = "test-token-0123456789";
    private readonly HttpClient http;

    private KernelTestServer(TestFolder folder, WebApplication app, Uri address)
    {
        Folder = folder;
        App = app;
        Address = address;
        http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("token", Token);
    }

    public TestFolder Folder { get; }

    public WebApplication App { get; }

    public Uri Address { get; }

    public string Root => Path.Combine(Folder.Path, "root");

    public string Runtime => Path.Combine(Folder.Path, "runtime");

    public KernelManager Kernels => App.Services.GetRequiredService<KernelManager>();

    public static async Task<KernelTestServer> StartAsync(
        Action<TestFolder>? install = null, Action<IServiceCollection>? services = null, string baseUrl = "/")
    {
        var folder = new TestFolder("kernels");
        folder.Folder("root");
        folder.Folder("data", "kernels");
        try
        {
            install?.Invoke(folder);
            var builder = WebApplication.CreateSlimBuilder();
            if (Environment.GetEnvironmentVariable("TEST_LOG") is null) builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Services.AddJupyterServer(options =>
            {
                options.Token = Token;
                options.BaseUrl = baseUrl;
                options.RootDirectory = Path.Combine(folder.Path, "root");
                options.ConfigDirectory = folder.Folder("config");
                options.DataDirectories.Add(Path.Combine(folder.Path, "data"));
            });
            builder.Services.Configure<KernelsOptions>(options => options.RuntimeDirectory = Path.Combine(folder.Path, "runtime"));
            services?.Invoke(builder.Services);
            var app = builder.Build();
            app.MapJupyterServer();
            await app.StartAsync(TestContext.Current.CancellationToken);
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            return new KernelTestServer(folder, app, new Uri(new Uri(address), baseUrl));
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json = null) => http.SendAsync(
        new HttpRequestMessage(method, path) { Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json") },
        TestContext.Current.CancellationToken);

    /// <summary>A request that must be answered with this status; its JSON.</summary>
    public async Task<JsonNode?> JsonAsync(HttpMethod method, string path, string? json = null, int status = 200)
    {
        using var response = await SendAsync(method, path, json);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == (int)response.StatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    /// <summary>Starts a kernel by the API; its id.</summary>
    public async Task<string> StartKernelAsync(string name = "python3") =>
        (string)(await JsonAsync(HttpMethod.Post, "api/kernels", $$"""{"name":"{{name}}"}""", 201))!["id"]!;

    public int ProcessIdOf(string kernelId) => Kernels.FindKernel(kernelId)!.ProcessId!.Value;

    /// <summary>Connects a client to a kernel.</summary>
    public Task<KernelTestClient> ConnectAsync(string kernelId, string? session = null, bool json = false) =>
        KernelTestClient.ConnectAsync(Address, kernelId, session ?? Guid.NewGuid().ToString(), Token, json);

    /// <summary>Ends the server, as Ctrl-C does.</summary>
    public Task StopAsync() => App.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await App.StopAsync(CancellationToken.None);
        await App.DisposeAsync();
        Folder.Dispose();
    }
}
