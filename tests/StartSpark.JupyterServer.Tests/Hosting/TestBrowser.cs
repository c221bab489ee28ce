using System.Net;

namespace StartSpark.JupyterServer.Tests.Hosting;

/// <summary>Does what a browser does with cookies and headers, and nothing of what it does with pages.</summary>
public sealed class TestBrowser(HttpClient client) : IDisposable
{
    private readonly CookieContainer jar = new();

    public CookieCollection Cookies => jar.GetAllCookies();

    public string? CookieHeader(string path) => jar.GetCookieHeader(new Uri(client.BaseAddress!, path)) is { Length: > 0 } header ? header : null;

    /// <summary>Opens an address as if typed; redirects are not followed.</summary>
    public Task<HttpResponseMessage> NavigateAsync(string path) => SendAsync(HttpMethod.Get, path, request =>
    {
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.Add("Sec-Fetch-Mode", "navigate");
        request.Headers.Add("Sec-Fetch-Site", "none");
    });

    /// <summary>What a page of this server sends by fetch, with the proof against forgery.</summary>
    public Task<HttpResponseMessage> FetchAsync(HttpMethod method, string path, HttpContent? content = null) => SendAsync(method, path, request =>
    {
        request.Content = content;
        if (Cookies["_xsrf"] is { } xsrf)
        {
            request.Headers.Add("X-XSRFToken", xsrf.Value);
        }
    });

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage>? shape = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (CookieHeader(path) is { } cookies)
        {
            request.Headers.Add("Cookie", cookies);
        }

        shape?.Invoke(request);
        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set)
            {
                jar.SetCookies(client.BaseAddress!, cookie);
            }
        }

        return response;
    }

    public void Dispose() => client.Dispose();
}
