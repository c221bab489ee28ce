using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using StartSpark.JupyterServer.Tests.Hosting;

namespace StartSpark.JupyterServer.Tests.Lab;

public sealed class SettingsTests
{
    private const string Address = $"/lab/api/settings/{TestFrontEnd.SettingsId}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_GivesSchemaVersionAndEmptyText()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        var all = await client.GetJsonAsync("/lab/api/settings?1795380616295");
        var ids = await client.GetJsonAsync("/lab/api/settings?ids_only=true");

        var item = Assert.Single(all.GetProperty("settings").EnumerateArray());
        Assert.Equal(TestFrontEnd.SettingsId, item.GetProperty("id").GetString());
        Assert.Equal("4.6.4", item.GetProperty("version").GetString());
        Assert.Equal("{}", item.GetProperty("raw").GetString());
        Assert.Equal("Demo", item.GetProperty("schema").GetProperty("title").GetString());
        Assert.Equal(JsonValueKind.Null, item.GetProperty("last_modified").ValueKind);
        Assert.Equal($$"""{"settings":[{"id":"{{TestFrontEnd.SettingsId}}"}]}""", ids.GetRawText());
    }

    [Fact]
    public async Task Put_KeepsEveryLetterWhereJupyterKeepsIt()
    {
        const string Text = "{\n    // a comment, 'single quotes' and ü\n    \"theme\": \"dark\",\n}";
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var saved = await client.SendJsonAsync(HttpMethod.Put, Address, new JsonObject { ["raw"] = Text }.ToJsonString());
        var item = await client.GetJsonAsync(Address);

        Assert.Equal(HttpStatusCode.NoContent, saved.StatusCode);
        Assert.Equal(Text, await File.ReadAllTextAsync(Path.Combine(server.Config, "lab/user-settings/@jupyterlab/demo-extension/plugin.jupyterlab-settings"), Token));
        Assert.Equal(Text, item.GetProperty("raw").GetString());
        Assert.Equal("dark", item.GetProperty("settings").GetProperty("theme").GetString());
        Assert.EndsWith("Z", item.GetProperty("last_modified").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"raw\":1}", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    public async Task Put_WithoutText_Is400(string body, HttpStatusCode expected)
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var response = await client.SendJsonAsync(HttpMethod.Put, Address, body);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("@jupyterlab/demo-extension:nothing")]
    [InlineData("nothing")]
    [InlineData("@a/b/c:plugin")]
    [InlineData("..%2F..%2Fx:plugin")]
    public async Task Unknown_Is404(string id)
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var read = await client.GetAsync($"/lab/api/settings/{id}", Token);
        using var write = await client.SendJsonAsync(HttpMethod.Put, $"/lab/api/settings/{id}", "{\"raw\":\"{}\"}");

        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, write.StatusCode);
    }

    [Fact]
    public async Task Defaults_OfAdministrator_ReplaceThoseOfTheSchema()
    {
        await using var server = await TestJupyterServer.StartAsync();
        TestFrontEnd.WriteFile(server.Data, "lab/settings/overrides.json", $$$"""{"{{{TestFrontEnd.SettingsId}}}":{"theme":"dark","deep":{"b":3},"new":true}}""");
        using var client = server.CreateClient();

        var properties = (await client.GetJsonAsync(Address)).GetProperty("schema").GetProperty("properties");

        Assert.Equal("dark", properties.GetProperty("theme").GetProperty("default").GetString());
        Assert.Equal("""{"a":1,"b":3}""", properties.GetProperty("deep").GetProperty("default").GetRawText());
        Assert.True(properties.GetProperty("new").GetProperty("default").GetBoolean());
    }

    [Fact]
    public async Task Schema_OfUsersExtension_IsListedAndHidesThePages()
    {
        await using var server = await TestJupyterServer.StartAsync();
        TestFrontEnd.WriteFile(server.Data, "labextensions/@jupyterlab/demo-extension/package.json", """{"name":"@jupyterlab/demo-extension","version":"9.0.0"}""");
        TestFrontEnd.WriteFile(server.Data, "labextensions/@jupyterlab/demo-extension/schemas/@jupyterlab/demo-extension/plugin.json", """{"title":"Newer"}""");
        using var client = server.CreateClient();

        var item = Assert.Single((await client.GetJsonAsync("/lab/api/settings")).GetProperty("settings").EnumerateArray());

        Assert.Equal("Newer", item.GetProperty("schema").GetProperty("title").GetString());
        Assert.Equal("9.0.0", item.GetProperty("version").GetString());
    }
}
