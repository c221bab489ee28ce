using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.JupyterServer.Auth;

/// <summary>Refuses requests under a name that is not ours: a foreign name that resolves to this machine is an attack (DNS rebinding).</summary>
internal sealed class HostCheckMiddleware(RequestDelegate next, IOptions<JupyterServerOptions> options)
{
    public Task InvokeAsync(HttpContext context)
    {
        var host = context.Request.Host.Host;
        return IsOurs(host)
            ? next(context)
            : JupyterProblem.Of(
                StatusCodes.Status403Forbidden,
                $"This server does not answer to the name '{host}'. Open it as localhost, or add the name to the server's setting allowed_hosts.").WriteAsync(context);
    }

    private bool IsOurs(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host.AsSpan().Trim("[]"), out _)
        || options.Value.AllowedHosts.Any(allowed => allowed == "*" || allowed.Equals(host, StringComparison.OrdinalIgnoreCase));
}
