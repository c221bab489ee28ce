using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace StartSpark.JupyterServer.Auth;

/// <summary>Finds the strongest valid proof of login that a request carries.</summary>
internal sealed class LoginReader(LoginToken token, LoginCookie cookie)
{
    public const string QueryKey = "token";

    public LoginKind Read(HttpRequest request)
    {
        if (token.Matches(HeaderToken(request)))
        {
            return LoginKind.HeaderToken;
        }

        if (token.Matches(QueryToken(request)))
        {
            return LoginKind.QueryToken;
        }

        return cookie.IsValid(request) ? LoginKind.Cookie : LoginKind.None;
    }

    public static string? QueryToken(HttpRequest request) =>
        request.QueryString.HasValue && request.Query.TryGetValue(QueryKey, out var values) ? values.ToString() : null;

    public static string? HeaderToken(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        var space = header.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0)
        {
            return null;
        }

        var scheme = header.AsSpan(0, space);
        return scheme.Equals("token", StringComparison.OrdinalIgnoreCase) || scheme.Equals("bearer", StringComparison.OrdinalIgnoreCase)
            ? header[(space + 1)..].Trim()
            : null;
    }
}
