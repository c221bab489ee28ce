using System.Net;
using StartSpark.JupyterServer.Tests.Hosting;

namespace StartSpark.JupyterServer.Tests.Lab;

public sealed class SmallAnswersTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/lab/api/translations/default", """{"data":{},"message":""}""")]
    [InlineData("/lab/api/translations?1795380616295", """{"data":{"en":{"displayName":"English","nativeName":"English"}},"message":""}""")]
    [InlineData("/lab/api/plugins", """{"allLocked":true,"lockRules":[]}""")]
    [InlineData("/api/nbconvert", "{}")]
    [InlineData("/lsp/status", """{"version":2,"sessions":{},"specs":{}}""")]
    [InlineData("/api/config/notebook", "{}")]
    public async Task Answer_WithoutPython_IsJupyters(string path, string expected)
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        Assert.Equal(expected, (await client.GetJsonAsync(path)).GetRawText());
    }

    [Fact]
    public async Task Terminals_AreAbsent()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var response = await client.GetAsync("/api/terminals", Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Licenses_AreGivenAsJsonCsvAndMarkdown()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        var json = await client.GetJsonAsync("/lab/api/licenses/");
        var csv = await client.GetStringAsync("/lab/api/licenses?format=csv", Token);
        using var markdown = await client.GetAsync("/lab/api/licenses/?format=markdown&full_text=0&download=1", Token);
        using var unknown = await client.GetAsync("/lab/api/licenses/?format=pdf", Token);

        Assert.Equal("demo", json.GetProperty("bundles").GetProperty("JupyterLab").GetProperty("packages")[0].GetProperty("name").GetString());
        Assert.Equal("name,versionInfo,licenseId,extractedText\n\"demo\",\"1.0\",\"MIT\",\"Say \"\"yes\"\"\"\n", csv);
        Assert.Contains("| demo | 1.0 | MIT |", await markdown.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal("attachment", markdown.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    [Fact]
    public async Task ConfigSection_IsMergedAndKept()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var first = await client.SendJsonAsync(HttpMethod.Patch, "/api/config/demo", """{"a":{"x":1,"y":2},"b":1}""");
        using var second = await client.SendJsonAsync(HttpMethod.Patch, "/api/config/demo", """{"a":{"y":null,"z":3}}""");
        using var bad = await client.SendJsonAsync(HttpMethod.Patch, "/api/config/demo", "[]");
        using var outside = await client.SendJsonAsync(HttpMethod.Patch, "/api/config/..%2Fdemo", "{}");

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal("""{"a":{"x":1,"z":3},"b":1}""", (await client.GetJsonAsync("/api/config/demo")).GetRawText());
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, outside.StatusCode);
        Assert.True(File.Exists(Path.Combine(server.Config, "serverconfig/demo.json")));
    }
}
