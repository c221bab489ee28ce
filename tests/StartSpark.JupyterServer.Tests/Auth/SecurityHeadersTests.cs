using StartSpark.JupyterServer.Tests.Hosting;

namespace StartSpark.JupyterServer.Tests.Auth;

public sealed class SecurityHeadersTests
{
    [Theory]
    [InlineData("/api/contents", "default-src 'none'; frame-ancestors 'self'")]
    [InlineData("/api/nothing", "default-src 'none'; frame-ancestors 'self'")]
    [InlineData("/files/page.html", "frame-ancestors 'self'; sandbox allow-scripts")]
    [InlineData("/lab", "frame-ancestors 'self'")]
    public async Task Answer_OfEachKind_HasItsPolicy(string path, string policy)
    {
        await using var server = await TestJupyterServer.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(server.Root, "page.html"), "<p>hi</p>", TestContext.Current.CancellationToken);
        using var client = server.CreateClient();

        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(policy, Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }
}
