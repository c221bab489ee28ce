using Microsoft.AspNetCore.Http;

namespace StartSpark.JupyterServer.Auth;

/// <summary>Reads every cookie of a name: a browser sends one per path that it knows, and only one of them may be ours.</summary>
internal static class CookieValues
{
    public static IEnumerable<string> All(HttpRequest request, string name)
    {
        foreach (var header in request.Headers.Cookie)
        {
            foreach (string pair in (header ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (pair.Length > name.Length && pair[name.Length] == '=' && pair.StartsWith(name, StringComparison.Ordinal))
                {
                    yield return pair[(name.Length + 1)..];
                }
            }
        }
    }
}
