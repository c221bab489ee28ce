using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using StartSpark.JupyterServer.Routing;

namespace StartSpark.JupyterServer.Auth;

/// <summary>Jupyter's guard against forged requests: a cookie whose value only a page of this server can read and send back.</summary>
internal sealed class XsrfCookie(BaseUrl baseUrl)
{
    /// <summary>The name that JupyterLab's code looks for.</summary>
    public const string Name = "_xsrf";

    private const int ValueBytes = 16;

    /// <summary>Gives the browser a value unless it has one already, and returns the one in force.</summary>
    public string Ensure(HttpContext context)
    {
        if (CookieValues.All(context.Request, Name).FirstOrDefault(value => value.Length >= ValueBytes) is { } present)
        {
            return present;
        }

        var value = RandomNumberGenerator.GetHexString(ValueBytes * 2, lowercase: true);
        context.Response.Cookies.Append(Name, value, new CookieOptions
        {
            HttpOnly = false, // The page's script has to read it.
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            Path = baseUrl.Path,
            IsEssential = true,
        });
        return value;
    }

    /// <summary>Whether the value sent along is that of a cookie; another server on this host may have set one too.</summary>
    public static bool Matches(HttpRequest request, string? sent)
    {
        if (string.IsNullOrEmpty(sent))
        {
            return false;
        }

        var bytes = Encoding.UTF8.GetBytes(sent);
        return CookieValues.All(request, Name).Any(value => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(value), bytes));
    }

    /// <summary>The value that a page sent along: in a header, or in the address where it cannot set headers.</summary>
    public static string? Sent(HttpRequest request) =>
        request.Headers.TryGetValue("X-XSRFToken", out var sent) || request.Headers.TryGetValue("X-CSRFToken", out sent) || request.Query.TryGetValue(Name, out sent)
            ? sent.ToString()
            : null;
}
