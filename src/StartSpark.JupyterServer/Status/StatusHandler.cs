using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using StartSpark.JupyterServer.Kernels;
using StartSpark.JupyterServer.Routing;

namespace StartSpark.JupyterServer.Status;

/// <summary>Answers what the server is, who uses it and how busy it is, and ends it on demand.</summary>
internal sealed class StatusHandler(IRunningKernels kernels, TimeProvider time, IHostApplicationLifetime lifetime)
{
    // Clients choose by it which of the REST API's features they may use; ours are those of this release.
    private const string JupyterServerVersion = "2.20.0";
    private readonly DateTimeOffset started = time.GetUtcNow();

    public Task GetVersionAsync(HttpContext context) =>
        context.WriteJsonAsync(new ServerVersion(JupyterServerVersion), StatusJsonContext.Default.ServerVersion);

    public Task GetStatusAsync(HttpContext context)
    {
        var running = kernels.List();
        var lastActivity = running.Select(kernel => kernel.LastActivity).Append(Text(started)).Max(StringComparer.Ordinal)!; // The texts sort as their times do.
        var status = new ServerStatus(Text(started), lastActivity, running.Count, running.Sum(kernel => kernel.Connections));
        return context.WriteJsonAsync(status, StatusJsonContext.Default.ServerStatus);
    }

    public Task GetMeAsync(HttpContext context)
    {
        var name = Environment.UserName is { Length: > 0 } user ? user : "user";
        var initials = name[..1].ToUpper(CultureInfo.InvariantCulture);
        var identity = new Identity(
            new IdentityModel(name, name, name, initials, null, null), Identity.Granted(context.Request.Query["permissions"]));
        return context.WriteJsonAsync(identity, StatusJsonContext.Default.Identity);
    }

    public Task ShutDownAsync(HttpContext context)
    {
        context.Response.OnCompleted(() =>
        {
            lifetime.StopApplication();
            return Task.CompletedTask;
        });
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync("{}");
    }

    private static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
