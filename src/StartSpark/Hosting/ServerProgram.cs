using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using StartSpark.JupyterServer;
using StartSpark.JupyterServer.KernelSpecs;
using StartSpark.ServerExtension;
using StartSpark.Settings;

namespace StartSpark.Hosting;

/// <summary>The server from its settings to its end.</summary>
internal static class ServerProgram
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(HostSettings settings, CancellationToken cancellationToken)
    {
        if (!await Assets.EnsureAsync(cancellationToken))
        {
            await Console.Error.WriteLineAsync("The page or the kernel could not be made; what went wrong stands above.");
            return 1;
        }

        var port = PortFinder.Find(settings.Ip, settings.Port, settings.PortIsChosen);
        await using var app = Build(settings, port);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (OptionsValidationException problem)
        {
            throw new SettingsException(string.Join(Environment.NewLine, problem.Failures));
        }
        catch (IOException problem)
        {
            throw new SettingsException($"Nothing can listen on {settings.Ip}, port {port}: {problem.Message}");
        }

        var url = Url(app, settings);
        Console.WriteLine($"Start Spark is ready: {url}");
        if (settings.Browser)
        {
            BrowserOpener.Open(url);
        }

        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    private static WebApplication Build(HostSettings settings, int port)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(settings.Ip, port));
        builder.Services.AddSingleton<IHostLifetime, PersonLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(15));
        builder.Services.Configure<KernelSpecsOptions>(specs => specs.BuiltIn.Add(CSharpKernelSpec.Create()));
        builder.Services.AddJupyterServer(server => Apply(settings, server));
        builder.Services.AddStartSpark();
        var app = builder.Build();
        app.MapJupyterServer();
        app.MapStartSpark();
        return app;
    }

    private static void Apply(HostSettings settings, JupyterServerOptions server)
    {
        server.BaseUrl = settings.BaseUrl;
        server.RootDirectory = settings.RootDir;
        server.Token = settings.Token;
        server.FollowSymlinks = settings.FollowSymlinks;
        server.ExposeAppInBrowser = settings.ExposeAppInBrowser;
        server.LabDirectory = Assets.LabFolder;
        foreach (var host in settings.AllowedHosts)
        {
            server.AllowedHosts.Add(host);
        }

        foreach (var origin in settings.AllowedOrigins)
        {
            server.AllowedOrigins.Add(origin);
        }
    }

    /// <summary>The URL as a browser of this machine would open it; its token is traded for a cookie at once.</summary>
    private static string Url(WebApplication app, HostSettings settings)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        var port = new Uri(addresses.First()).Port;
        var host = settings.Ip.Equals(IPAddress.Any) || settings.Ip.Equals(IPAddress.IPv6Any) ? "127.0.0.1"
            : settings.Ip.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{settings.Ip}]" : settings.Ip.ToString();
        var options = app.Services.GetRequiredService<IOptions<JupyterServerOptions>>().Value;
        return $"http://{host}:{port}{options.BaseUrl}lab?token={Uri.EscapeDataString(options.Token)}";
    }
}
