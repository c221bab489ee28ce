using System.Net;
using System.Net.Http.Headers;
using StartSpark.JupyterServer.Tests.Hosting;

namespace StartSpark.JupyterServer.Tests.Contents;

public sealed class FilesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task File_IsGivenWithTypeAndByRanges()
    {
        await using var server = await TestJupyterServer.StartAsync();
        server.WriteFile("a b.txt", "0123456789");
        using var client = server.CreateClient();
        using var part = new HttpRequestMessage(HttpMethod.Get, "/files/a%20b.txt") { Headers = { Range = new RangeHeaderValue(2, 4) } };

        using var whole = await client.GetAsync("/files/a%20b.txt", Token);
        using var slice = await client.SendAsync(part, Token);
        using var cached = await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/files/a%20b.txt") { Headers = { IfNoneMatch = { whole.Headers.ETag! } } }, Token);

        Assert.Equal("0123456789", await whole.Content.ReadAsStringAsync(Token));
        Assert.Equal("text/plain; charset=utf-8", whole.Content.Headers.ContentType?.ToString());
        Assert.Null(whole.Content.Headers.ContentDisposition);
        Assert.Equal(HttpStatusCode.PartialContent, slice.StatusCode);
        Assert.Equal("234", await slice.Content.ReadAsStringAsync(Token));
        Assert.Equal(HttpStatusCode.NotModified, cached.StatusCode);
    }

    [Fact]
    public async Task Download_NamesTheFile()
    {
        await using var server = await TestJupyterServer.StartAsync();
        server.WriteFile("ü.ipynb", "{}");
        using var client = server.CreateClient();

        using var response = await client.GetAsync("/files/%C3%BC.ipynb?download=1", Token);

        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("ü.ipynb", response.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal("application/x-ipynb+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/files/folder", HttpStatusCode.BadRequest)]
    [InlineData("/files/missing.png", HttpStatusCode.NotFound)]
    public async Task NoFile_IsAProblem_AndAPageForAPerson(string path, HttpStatusCode expected)
    {
        await using var server = await TestJupyterServer.StartAsync();
        Directory.CreateDirectory(server.PathOf("folder"));
        using var client = server.CreateClient();
        using var browser = await server.LogInAsync();

        using var json = await client.GetAsync(path, Token);
        using var html = await browser.NavigateAsync(path);

        Assert.Equal(expected, json.StatusCode);
        Assert.Equal("application/problem+json", json.Content.Headers.ContentType?.MediaType);
        Assert.Equal(expected, html.StatusCode);
        Assert.Equal("text/html", html.Content.Headers.ContentType?.MediaType);
    }
}
