using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.Hosting;

/// <summary>
/// An address that lets the first one who opens it in, once. It stands on the browser's command line, where every user of the machine can read
/// it, in place of the token.
/// </summary>
internal sealed class BrowserTicket(string address)
{
    private string? _code = RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>The path below the base URL.</summary>
    public string Path => $"open/{_code}";

    /// <summary>Makes the address known to the server.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/open/{code}", (RequestDelegate)OpenAsync).AllowAnonymous();

    private Task OpenAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!Take((string)context.Request.RouteValues["code"]!))
        {
            return JupyterProblem.Of(StatusCodes.Status410Gone, "This address worked once and no more. Open the one that was printed where the program was started.").WriteAsync(context);
        }

        context.Response.Redirect(address);
        return Task.CompletedTask;
    }

    private bool Take(string code)
    {
        var held = _code;
        return held is not null
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(held), Encoding.UTF8.GetBytes(code))
            && Interlocked.CompareExchange(ref _code, null, held) is not null;
    }
}
