using System.IO.Compression;
using System.Net;
using StartSpark.JupyterServer.Tests.Hosting;

namespace StartSpark.JupyterServer.Tests.Lab;

public sealed class AssetTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("identity", null)]
    public async Task Script_IsCompressedAsAskedAndCachedForever(string accepts, string? encoding)
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateStranger();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", accepts);

        using var response = await client.GetAsync($"/static/lab/{TestFrontEnd.Script}", Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/javascript; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl?.ToString());
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        var body = await response.Content.ReadAsStreamAsync(Token);
        Stream plain = encoding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(plain);
        Assert.Equal("console.info('plain');", await reader.ReadToEndAsync(Token));
    }

    [Fact]
    public async Task File_WithoutHashInName_IsAskedForEachTime()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateStranger();

        using var response = await client.GetAsync("/static/lab/plain.css", Token);

        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        Assert.NotNull(response.Headers.ETag);
    }

    [Theory]
    [InlineData("/static/lab/missing.js")]
    [InlineData("/static/lab/")]
    [InlineData("/static/lab/..%2Fentry.json")]
    [InlineData("/lab/api/themes/@jupyterlab/nothing/index.css")]
    [InlineData("/lab/extensions/nothing/x.js")]
    [InlineData("/lab/extensions/..%2Fx.js")]
    public async Task File_ThatIsNotThere_Is404(string path)
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var response = await client.GetAsync(path, Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Theme_OfThePageAndOfAnExtension_IsServed()
    {
        await using var server = await TestJupyterServer.StartAsync();
        TestFrontEnd.WriteFile(server.Data, "labextensions/night/package.json", """{"name":"night"}""");
        TestFrontEnd.WriteFile(server.Data, "labextensions/night/themes/night/index.css", ":root{--night:1}");
        using var client = server.CreateClient();

        using var own = await client.GetAsync("/lab/api/themes/@jupyterlab/theme-light-extension/index.css", Token);
        var other = await client.GetStringAsync("/lab/api/themes/night/index.css", Token);

        Assert.Equal("text/css", own.Content.Headers.ContentType?.MediaType);
        Assert.Equal(":root{--x:1}", await own.Content.ReadAsStringAsync(Token));
        Assert.Equal(":root{--night:1}", other);
    }

    [Theory]
    [InlineData("/favicon.ico")]
    [InlineData("/static/favicons/favicon.svg")]
    [InlineData("/static/favicons/favicon-busy.svg")]
    public async Task Favicon_NeedsNoLogin(string path)
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateStranger();

        using var response = await client.GetAsync(path, Token);

        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType?.MediaType);
    }
}
