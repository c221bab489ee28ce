using System.Net;
using System.Text.Json;
using StartSpark.Contracts;
using StartSpark.ServerExtension.Tests.Hosting;

namespace StartSpark.ServerExtension.Tests.Rendering;

public class RenderingEndpointsTests
{
    [Fact]
    public async Task Render_Known_GivesCodeShownAndLaunch()
    {
        await using var server = await TestStartSpark.StartAsync("/base/");

        using var response = await server.PostAsync("render", """{"name":"local","language":"csharp","edits":{"app_name":"mine"}}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var result = JsonSerializer.Deserialize(text, ContractsJson.Default.RenderResult)!;
        Assert.Contains(".AppName(\"mine\")", result.Code, StringComparison.Ordinal);
        Assert.Equal(result.Code, result.Shown);
        Assert.NotNull(result.Launch.LogFile);
    }

    [Theory]
    [InlineData("""{"name":"nowhere","language":"csharp"}""", HttpStatusCode.NotFound, "'nowhere'")]
    [InlineData("""{"name":"../local","language":"csharp"}""", HttpStatusCode.NotFound, "'../local'")]
    [InlineData("""{"name":"local","language":"cobol"}""", HttpStatusCode.UnprocessableEntity, "'cobol'")]
    [InlineData("""{"name":"local","language":"csharp","edits":{"mastr":"x"}}""", HttpStatusCode.UnprocessableEntity, "did you mean master?")]
    [InlineData("""{"name":"local","language":"csharp","edits":{"app_name":"\ud800"}}""", HttpStatusCode.UnprocessableEntity, "not valid Unicode")]
    [InlineData("""{"name":"standalone","language":"csharp"}""", HttpStatusCode.UnprocessableEntity, "asks for master")]
    [InlineData("""{"language":"csharp"}""", HttpStatusCode.UnprocessableEntity, "needs the name of a config and a language")]
    [InlineData("{}", HttpStatusCode.UnprocessableEntity, "needs the name of a config and a language")]
    [InlineData("""{"name":"local","language":""", HttpStatusCode.BadRequest, "JSON")]
    [InlineData("""{"name":5,"language":"csharp"}""", HttpStatusCode.BadRequest, "JSON")]
    [InlineData("[]", HttpStatusCode.BadRequest, "JSON")]
    [InlineData("", HttpStatusCode.UnprocessableEntity, "needs the name of a config and a language")]
    public async Task Render_BadRequest_IsAProblemThatNamesWhatIsWrong(string body, HttpStatusCode status, string words)
    {
        await using var server = await TestStartSpark.StartAsync();

        using var response = await server.PostAsync("render", body);

        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal((int)status, json.RootElement.GetProperty("status").GetInt32());
        Assert.Contains(words, json.RootElement.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    /// <summary>A page that shows a config keeps it selected while somebody else deletes the file.</summary>
    [Theory]
    [InlineData("render", """{"name":"sky","language":"python"}""")]
    [InlineData("checks", """{"name":"sky","language":"python"}""")]
    public async Task Render_ConfigThatWasDeletedMeanwhile_Is404InWords(string path, string body)
    {
        await using var server = await TestStartSpark.StartAsync();
        var file = server.Configs.WriteUser("sky.yaml", "master: local");
        using var before = await server.PostAsync(path, body);
        File.Delete(file);

        using var after = await server.PostAsync(path, body);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (before.StatusCode, after.StatusCode));
        using var json = JsonDocument.Parse(await after.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("'sky'", json.RootElement.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Each is listed with an error, starts nothing, and leaves the other configs as they are.</summary>
    [Theory]
    [InlineData("a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\ng: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f]\nconf: *g\nmaster: local\n")]
    [InlineData("&a master: &a\n  *a : *a\n")]
    [InlineData("master: local\n<<: { conf: { spark.x: 1 } }\n")]
    [InlineData("master: local\nconf:\n\tspark.x: 1\n")]
    [InlineData("master: local\nconf: { spark.x: {{ y }} }\n")]
    [InlineData("master: local\nconf: { spark.x: [1] }\n")]
    [InlineData("master: local\nmaster: yarn\n")]
    [InlineData("master: !!python/object/apply:os.system [ls]\n")]
    [InlineData("{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{{")]
    [InlineData("%YAML 9.9\n%TAG ! tag:x,2000:\n---\nmaster: local\nmastr: x\n")]
    [InlineData("\u0000\u0001\u0002")]
    public async Task Render_HostileFile_IsRefusedAndHidesNoOther(string yaml)
    {
        await using var server = await TestStartSpark.StartAsync();
        server.Configs.WriteUser("bad.yaml", yaml);

        using var bad = await server.PostAsync("render", """{"name":"bad","language":"python"}""");
        using var good = await server.PostAsync("render", """{"name":"local","language":"python"}""");
        using var list = JsonDocument.Parse(await server.Client.GetStringAsync("all-config", TestContext.Current.CancellationToken));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK), (bad.StatusCode, good.StatusCode));
        var listed = list.RootElement.GetProperty("configs").EnumerateArray().Single(config => config.GetProperty("name").GetString() == "bad");
        Assert.NotEqual(0, listed.GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public async Task Render_TemplateError_CarriesFileAndLine()
    {
        await using var server = await TestStartSpark.StartAsync();
        var template = server.Configs.WriteTemplate("own.scriban", "ok\n{{ mastr }}");
        server.Configs.WriteUser("own.yaml", "master: local\ntemplate: own.scriban");

        using var response = await server.PostAsync("render", """{"name":"own","language":"python"}""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var error = Assert.Single(json.RootElement.GetProperty("errors").EnumerateArray());
        Assert.Equal((template, 2), (error.GetProperty("file").GetString(), error.GetProperty("line").GetInt32()));
    }
}
