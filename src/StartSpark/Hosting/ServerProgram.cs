using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using StartSpark.JupyterServer;
using StartSpark.JupyterServer.KernelSpecs;
using StartSpark.JupyterServer.Routing;
using StartSpark.ServerExtension;
using StartSpark.Settings;

namespace StartSpark.Hosting;

/// <summary>
/// The server from its settings to its end. (a) The port is taken. (b) In a clone, what is missing or old is made. (c) Jupyter server and
/// extension start on the port. (d) One line tells the address; the browser opens. (e) It ends as <see cref="TerminalLifetime"/> says.
/// </summary>
internal static class ServerProgram
{
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(15);

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(HostSettings settings, CancellationToken cancellationToken)
    {
        using var socket = PortFinder.Listen(settings.Ip, settings.Port);
        if (!await Assets.EnsureAsync(cancellationToken))
        {
            await Console.Error.WriteLineAsync("The page or the kernel could not be made; what went wrong stands above.");
            return 1;
        }

        try
        {
            await using var app = Build(settings, socket);
            await ServeAsync(app, settings, Origin((IPEndPoint)socket.LocalEndPoint!), cancellationToken);
        }
        catch (OptionsValidationException problem)
        {
            throw new SettingsException(string.Join(Environment.NewLine, problem.Failures));
        }

        return 0;
    }

    private static async Task ServeAsync(WebApplication app, HostSettings settings, string origin, CancellationToken cancellationToken)
    {
        var token = app.Services.GetRequiredService<IOptions<JupyterServerOptions>>().Value.Token;
        var baseUrl = app.Services.GetRequiredService<BaseUrl>();
        var page = baseUrl.Of("lab?token=" + Uri.EscapeDataString(token));
        var ticket = new BrowserTicket(page);
        ticket.Map(app);
        await app.StartAsync(cancellationToken);
        Console.WriteLine($"Start Spark is ready: {origin}{page}");
        if (settings.Browser)
        {
            BrowserOpener.Open(new Uri(origin + baseUrl.Of(ticket.Path)));
        }

        await app.WaitForShutdownAsync(cancellationToken);
    }

    private static WebApplication Build(HostSettings settings, Socket socket)
    {
        // The empty builder: settings come from our own sources alone, and the start is short.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(settings.Ip, settings.Port));
        builder.Services.Configure<SocketTransportOptions>(transport => transport.CreateBoundListenSocket = _ => socket);
        builder.Services.AddRoutingCore();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolver = HostJsonContext.Default);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownPatience);
        builder.Services.AddSingleton(Terminal.OfThisProcess());
        builder.Services.AddSingleton<IHostLifetime, TerminalLifetime>();

        // Standard output is for the address alone.
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

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

    /// <summary>The server as a browser of this machine would call it.</summary>
    private static string Origin(IPEndPoint bound)
    {
        var isAny = bound.Address.Equals(IPAddress.Any) || bound.Address.Equals(IPAddress.IPv6Any);
        return $"http://{new IPEndPoint(isAny ? IPAddress.Loopback : bound.Address, bound.Port)}";
    }
}
