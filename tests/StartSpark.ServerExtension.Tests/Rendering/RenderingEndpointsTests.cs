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
