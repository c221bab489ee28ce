using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using StartSpark.JupyterServer.Tests.Hosting;

namespace StartSpark.JupyterServer.Tests.Lab;

public sealed partial class PageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Root_RedirectsToLab()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var response = await client.GetAsync("/?reset", Token);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/lab?reset", response.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("lab", "multiple-document", "default", "")]
    [InlineData("lab/tree/a%20b/c.ipynb", "multiple-document", "default", "a b/c.ipynb")]
    [InlineData("lab/workspaces/auto-x", "multiple-document", "auto-x", "")]
    [InlineData("lab/workspaces/w/tree/c.ipynb", "multiple-document", "w", "c.ipynb")]
    [InlineData("doc", "single-document", "default", "")]
    [InlineData("doc/tree/c.ipynb", "single-document", "default", "c.ipynb")]
    public async Task Page_AtEachAddress_IsConfiguredForIt(string path, string mode, string workspace, string treePath)
    {
        await using var server = await TestJupyterServer.StartAsync(options => options.BaseUrl = "/user/a%40b/");
        using var client = server.CreateClient();

        using var response = await client.GetAsync($"/user/a%40b/{path}", Token);
        var html = await response.Content.ReadAsStringAsync(Token);
        var config = Config(html);

        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Contains("<body class=\"jp-ThemedContainer\">", html, StringComparison.Ordinal);
        Assert.Contains($"<script defer src=\"/user/a%40b/static/lab/{TestFrontEnd.Script}\"></script>", html, StringComparison.Ordinal);
        Assert.Equal(mode, Text(config, "mode"));
        Assert.Equal(workspace, Text(config, "workspace"));
        Assert.Equal(treePath, Text(config, "treePath"));
        Assert.Equal("/user/a%40b/", Text(config, "baseUrl"));
        Assert.Equal("/user/a%40b/static/lab", Text(config, "fullStaticUrl"));
        Assert.Equal("/user/a%40b/lab/extensions", Text(config, "fullLabextensionsUrl"));
        Assert.Equal("/lab", Text(config, "appUrl"));
        Assert.Equal("/lab/api/themes", Text(config, "themesUrl"));
        Assert.Equal("", Text(config, "token"));
        Assert.False(config.GetProperty("terminalsAvailable").GetBoolean());
        Assert.Equal(0, config.GetProperty("federated_extensions").GetArrayLength());
        Assert.Contains("@jupyterlab/apputils-extension:announcements", config.GetProperty("disabledExtensions").EnumerateArray().Select(item => item.GetString()));
    }

    [Fact]
    public async Task Page_NeverHoldsTheToken()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        Assert.DoesNotContain(TestJupyterServer.Token, await client.GetStringAsync("/lab", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithTagInPath_CannotEndTheScript()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        var html = await client.GetStringAsync("/lab/tree/%3C%2Fscript%3E%3Cscript%3Ealert(1)", Token);

        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.Equal("</script><script>alert(1)", Text(Config(html), "treePath"));
    }

    [Fact]
    public async Task Page_WithoutFrontEnd_Is503ThatSaysWhatToDo()
    {
        await using var server = await TestJupyterServer.StartAsync(options => options.LabDirectory = "/nowhere");
        using var browser = await server.LogInAsync();

        using var response = await browser.NavigateAsync("/lab");
        var html = await response.Content.ReadAsStringAsync(Token);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("front end is missing", html, StringComparison.Ordinal);
        Assert.Contains("dotnet msbuild build/Assets.proj", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_UnknownBelowLab_Is404()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var response = await client.GetAsync("/lab/elephants", Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Page_WithUsersPrebuiltExtension_LoadsIt_UnlessSwitchedOff()
    {
        await using var server = await TestJupyterServer.StartAsync(options => options.ExposeAppInBrowser = true);
        TestFrontEnd.WriteFile(server.Data, "labextensions/@scope/name/package.json",
            """{"name":"@scope/name","version":"1.2.3","jupyterlab":{"_build":{"load":"static/remoteEntry.abc.js","extension":"./extension","style":"./style","other":1}}}""");
        TestFrontEnd.WriteFile(server.Data, "labextensions/@scope/name/static/remoteEntry.abc.js", "// remote");
        TestFrontEnd.WriteFile(server.Data, "labextensions/source-only/package.json", """{"name":"source-only"}""");
        TestFrontEnd.WriteFile(server.Data, "labextensions/broken/package.json", "{");
        using var client = server.CreateClient();

        var config = Config(await client.GetStringAsync("/lab", Token));
        var script = await client.GetStringAsync("/lab/extensions/@scope/name/static/remoteEntry.abc.js", Token);
        TestFrontEnd.WriteFile(server.Config, "labconfig/page_config.json", """{"disabledExtensions":{"@scope/name":true,"@jupyterlab/lsp-extension":false}}""");
        var later = Config(await client.GetStringAsync("/lab", Token));

        var extension = Assert.Single(config.GetProperty("federated_extensions").EnumerateArray());
        Assert.Equal("""{"name":"@scope/name","load":"static/remoteEntry.abc.js","extension":"./extension","style":"./style"}""", extension.GetRawText());
        Assert.Equal("// remote", script);
        Assert.True(config.GetProperty("exposeAppInBrowser").GetBoolean());
        Assert.Equal(0, later.GetProperty("federated_extensions").GetArrayLength());
        var disabled = later.GetProperty("disabledExtensions").EnumerateArray().Select(item => item.GetString()).ToArray();
        Assert.Contains("@scope/name", disabled);
        Assert.DoesNotContain("@jupyterlab/lsp-extension", disabled);
    }

    internal static JsonElement Config(string html)
    {
        using var document = JsonDocument.Parse(ConfigScript().Match(html).Groups[1].Value);
        return document.RootElement.Clone();
    }

    private static string? Text(JsonElement config, string name) => config.GetProperty(name).GetString();

    [GeneratedRegex("""<script id="jupyter-config-data" type="application/json">(.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex ConfigScript();
}
