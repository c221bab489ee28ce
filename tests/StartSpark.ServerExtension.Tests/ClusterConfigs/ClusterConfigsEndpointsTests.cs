using System.Net;
using System.Text.Json;
using StartSpark.Contracts;
using StartSpark.ServerExtension.ClusterConfigs;
using StartSpark.ServerExtension.Tests.Hosting;

namespace StartSpark.ServerExtension.Tests.ClusterConfigs;

public class ClusterConfigsEndpointsTests
{
    [Fact]
    public async Task AllConfig_OfEveryKind_HasTheContractsShapeAndNoSecret()
    {
        await using var server = await TestStartSpark.StartAsync();
        server.Configs.WriteUser("sky.yaml", "title: Sky\ndescription: Stars\nmaster: yarn\nask: [ app_name ]\nconf: { spark.x.password: hunter2, spark.y: { env: Y } }");
        server.Configs.WriteSystem("sky.yaml", "master: local");
        server.Configs.WriteUser("broken.yaml", "master: yarn\nmastr: x");
        server.Configs.WriteUser("far.yaml", "remote: sc://h/;token=hunter2");

        var text = await server.Client.GetStringAsync("all-config", TestContext.Current.CancellationToken);

        var all = JsonSerializer.Deserialize(text, ContractsJson.Default.AllConfigs)!.Configs;
        Assert.Equal(["broken", "far", "sky", "local", "kubernetes", "remote", "standalone", "yarn"], all.Select(config => config.Name));
        var sky = all.Single(config => config.Name == "sky");
        Assert.Equal(("Sky", "Stars", "user", "system"), (sky.Title, sky.Description, sky.Source, sky.Hides));
        Assert.Equal(["csharp", "python"], sky.Languages);
        Assert.Equal(["app_name"], sky.Ask);
        Assert.Equal(
            $$$"""{"title":"Sky","description":"Stars","master":"yarn","conf":{"spark.x.password":"{{{Redaction.Mask}}}","spark.y":{"env":"Y"}},"ask":["app_name"]}""",
            sky.Settings.ToJsonString());
        var broken = all.Single(config => config.Name == "broken");
        Assert.Equal(("broken", 2, "mastr"), (broken.Title, broken.Errors[0].Line, broken.Errors[0].Key));
        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(text);
        Assert.Equal(
            ["name", "title", "description", "source", "path", "hides", "languages", "settings", "ask", "errors"],
            json.RootElement.GetProperty("configs")[0].EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task AllConfig_WithoutLogin_IsRefused()
    {
        await using var server = await TestStartSpark.StartAsync();
        server.Client.DefaultRequestHeaders.Authorization = null;

        Assert.Equal(HttpStatusCode.Forbidden, (await server.Client.GetAsync("all-config", TestContext.Current.CancellationToken)).StatusCode);
    }
}
