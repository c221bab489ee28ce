using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Transforms;

namespace StartSpark.EndToEnd.Tests.Programs;

/// <summary>A plain reverse proxy before the program, as a hub has one: it keeps the path and the host's name.</summary>
internal sealed class ReverseProxy : IAsyncDisposable
{
    private readonly WebApplication app;

    private ReverseProxy(WebApplication app) => this.app = app;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<ReverseProxy> StartAsync(Uri target, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddHttpForwarder();
        var app = builder.Build();
        app.MapForwarder("/{**rest}", target.GetLeftPart(UriPartial.Authority), new ForwarderRequestConfig(), transforms => transforms.AddOriginalHost());
        await app.StartAsync(cancellationToken);
        return new ReverseProxy(app);
    }

    /// <summary>The same page, seen through the proxy.</summary>
    public Uri Through(Uri page) => new(Address, page.PathAndQuery);

    public async ValueTask DisposeAsync()
    {
        // The page still holds its WebSockets; a proxy that is switched off does not wait for them.
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }
}
