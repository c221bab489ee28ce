using System.Net;
using System.Security.Cryptography;
using System.Text;
using StartSpark.JupyterServer.Tests.Hosting;

namespace StartSpark.JupyterServer.Tests.Contents;

public sealed class ContentsTests
{
    private static readonly string[] ModelKeys =
        ["name", "path", "type", "writable", "created", "last_modified", "mimetype", "size", "format", "hash", "hash_algorithm", "content"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Root_WithFilesOfAllKinds_ListsThemWithAllKeys()
    {
        await using var server = await TestJupyterServer.StartAsync();
        server.WriteFile("a.txt", "hi");
        server.WriteFile("n.ipynb", "{}");
        server.WriteFile("folder/x", "");
        server.WriteFile(".hidden", "");
        server.WriteFile("__pycache__/x.pyc", "");
        File.CreateSymbolicLink(server.PathOf("broken"), server.PathOf("nowhere"));
        using var client = server.CreateClient();

        var root = await client.GetJsonAsync("/api/contents?1795380616295&contentProviderId=undefined");

        Assert.Equal(ModelKeys, root.EnumerateObject().Select(member => member.Name));
        Assert.Equal("directory", root.GetProperty("type").GetString());
        Assert.Equal("json", root.GetProperty("format").GetString());
        var entries = root.GetProperty("content").EnumerateArray().ToDictionary(entry => entry.GetProperty("name").GetString()!, entry => entry);
        Assert.Equal(["a.txt", "folder", "n.ipynb"], entries.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("file", entries["a.txt"].GetProperty("type").GetString());
        Assert.Equal(2, entries["a.txt"].GetProperty("size").GetInt64());
        Assert.Equal("notebook", entries["n.ipynb"].GetProperty("type").GetString());
        Assert.All(entries.Values, entry => Assert.Equal(ModelKeys, entry.EnumerateObject().Select(member => member.Name)));
    }

    [Fact]
    public async Task Root_Gone_Is500Not404()
    {
        await using var server = await TestJupyterServer.StartAsync();
        Directory.Delete(server.Root);
        using var client = server.CreateClient();

        using var response = await client.GetAsync("/api/contents", Token);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    [Fact]
    public async Task Text_WithEverythingThatNeedsEscapes_ComesBackTheSame()
    {
        const string Text = "tab\t quote\" back\\slash </script> ü 🚀 \u2028 \r\n\0end";
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var saved = await client.SendJsonAsync(HttpMethod.Put, "/api/contents/t.txt", Model("file", "text", Text));
        var model = await client.GetJsonAsync("/api/contents/t.txt?type=file&format=text&hash=1");

        Assert.Equal(HttpStatusCode.Created, saved.StatusCode);
        Assert.Equal(Text, model.GetProperty("content").GetString());
        Assert.Equal("text/plain", model.GetProperty("mimetype").GetString());
        var bytes = await File.ReadAllBytesAsync(server.PathOf("t.txt"), Token);
        Assert.Equal(Encoding.UTF8.GetBytes(Text), bytes);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), model.GetProperty("hash").GetString());
        Assert.Equal("sha256", model.GetProperty("hash_algorithm").GetString());
    }

    [Fact]
    public async Task Text_OfManySegments_ComesBackTheSame()
    {
        var text = string.Concat(Enumerable.Range(0, 40_000).Select(number => $"{number} ü🚀\n"));
        await using var server = await TestJupyterServer.StartAsync();
        server.WriteFile("big.txt", text);
        using var client = server.CreateClient();

        var model = await client.GetJsonAsync("/api/contents/big.txt");

        Assert.Equal(text, model.GetProperty("content").GetString());
    }

    [Fact]
    public async Task File_NotUtf8_Is400AsTextAndBase64Otherwise()
    {
        var bytes = Enumerable.Range(0, 100_000).Select(number => (byte)(number * 7)).ToArray();
        await using var server = await TestJupyterServer.StartAsync();
        await File.WriteAllBytesAsync(server.PathOf("b.bin"), bytes, Token);
        using var client = server.CreateClient();

        using var asText = await client.GetAsync("/api/contents/b.bin?format=text", Token);
        var guessed = await client.GetJsonAsync("/api/contents/b.bin");

        Assert.Equal(HttpStatusCode.BadRequest, asText.StatusCode);
        Assert.Equal("bad format", (await asText.ReadJsonAsync()).GetProperty("reason").GetString());
        Assert.Equal("base64", guessed.GetProperty("format").GetString());
        Assert.Equal(bytes, guessed.GetProperty("content").GetBytesFromBase64());
    }

    [Fact]
    public async Task Save_Base64_WritesTheBytes()
    {
        var bytes = new byte[5000];
        new Random(1).NextBytes(bytes);
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var response = await client.SendJsonAsync(
            HttpMethod.Put, "/api/contents/b.bin", Model("file", "base64", Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks)));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(server.PathOf("b.bin"), Token));
    }

    [Fact]
    public async Task Save_Existing_Is200AndLastModifiedStaysTheSameUntilNextSave()
    {
        await using var server = await TestJupyterServer.StartAsync();
        server.WriteFile("a.txt", "old");
        using var client = server.CreateClient();

        using var response = await client.SendJsonAsync(HttpMethod.Put, "/api/contents/a.txt", Model("file", "text", "new"));
        var saved = await response.ReadJsonAsync();
        var later = await client.GetJsonAsync("/api/contents/a.txt?content=0");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, saved.GetProperty("content").ValueKind);
        Assert.Equal(later.GetProperty("last_modified").GetString(), saved.GetProperty("last_modified").GetString());
        Assert.Equal(["a.txt"], Directory.EnumerateFileSystemEntries(server.Root).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("{\"format\":\"text\",\"content\":\"x\"}", "type")]
    [InlineData("{\"type\":\"file\",\"format\":\"text\"}", "content")]
    [InlineData("{\"type\":\"file\",\"format\":\"json\",\"content\":\"x\"}", "format")]
    [InlineData("{\"type\":\"file\",\"format\":\"base64\",\"content\":\"*\"}", "base64")]
    [InlineData("{\"type\":\"file\",\"format\":\"text\",\"content\":\"\\ud800\"}", "surrogate")]
    [InlineData("{\"type\":\"elephant\",\"content\":\"x\"}", "elephant")]
    [InlineData("{\"type\":\"file\"", "JSON")]
    [InlineData("[]", "object")]
    [InlineData("{\"copy_from\":\"a\"}", "POST")]
    public async Task Save_BadBody_Is400ThatNamesTheFault(string body, string word)
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var response = await client.SendJsonAsync(HttpMethod.Put, "/api/contents/a.txt", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(word, await response.MessageAsync(), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(server.Root));
    }

    [Fact]
    public async Task New_OfEachKind_TakesJupytersNames()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        string[] bodies =
        [
            "{\"type\":\"notebook\",\"path\":\"\"}", "{\"type\":\"notebook\"}", "{\"type\":\"file\",\"ext\":\".txt\"}", "{\"type\":\"file\",\"ext\":\"txt\"}",
            "{\"type\":\"directory\"}", "{\"type\":\"directory\"}", "{\"type\":\"file\"}",
        ];
        var names = new List<string>();
        foreach (var body in bodies)
        {
            using var response = await client.SendJsonAsync(HttpMethod.Post, "/api/contents", body);
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
            names.Add((await response.ReadJsonAsync()).GetProperty("path").GetString()!);
        }

        Assert.Equal(["Untitled.ipynb", "Untitled1.ipynb", "untitled.txt", "untitled1.txt", "Untitled Folder", "Untitled Folder 1", "untitled"], names);
        var notebook = await client.GetJsonAsync("/api/contents/Untitled.ipynb");
        Assert.Equal(4, notebook.GetProperty("content").GetProperty("nbformat").GetInt32());
    }

    [Fact]
    public async Task Copy_InSameAndOtherFolder_TakesJupytersNames()
    {
        await using var server = await TestJupyterServer.StartAsync();
        server.WriteFile("a.txt", "text");
        server.WriteFile("folder/inner/b.txt", "b");
        using var client = server.CreateClient();

        Assert.Equal("a-Copy1.txt", await CopyAsync(client, "", "a.txt"));
        Assert.Equal("a-Copy2.txt", await CopyAsync(client, "", "a-Copy1.txt"));
        Assert.Equal("folder/a.txt", await CopyAsync(client, "folder", "a.txt"));
        Assert.Equal("folder-Copy1", await CopyAsync(client, "", "folder"));
        Assert.Equal("text", await File.ReadAllTextAsync(server.PathOf("a-Copy2.txt"), Token));
        Assert.Equal("b", await File.ReadAllTextAsync(server.PathOf("folder-Copy1/inner/b.txt"), Token));
    }

    [Fact]
    public async Task Copy_IntoItself_Is400()
    {
        await using var server = await TestJupyterServer.StartAsync();
        server.WriteFile("folder/inner/b.txt", "b");
        using var client = server.CreateClient();

        using var response = await client.SendJsonAsync(HttpMethod.Post, "/api/contents/folder/inner", "{\"copy_from\":\"folder\"}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Rename_TakesCheckpointAlong_AndNeverOverwrites()
    {
        await using var server = await TestJupyterServer.StartAsync();
        server.WriteFile("a.txt", "a");
        server.WriteFile("b.txt", "b");
        using var client = server.CreateClient();
        using var checkpoint = await client.PostAsync("/api/contents/a.txt/checkpoints", null, Token);

        using var clash = await client.SendJsonAsync(HttpMethod.Patch, "/api/contents/a.txt", "{\"path\":\"b.txt\"}");
        using var renamed = await client.SendJsonAsync(HttpMethod.Patch, "/api/contents/a.txt", "{\"path\":\"c d#.txt\"}");
        using var missing = await client.SendJsonAsync(HttpMethod.Patch, "/api/contents/a.txt", "{\"path\":\"e.txt\"}");

        Assert.Equal(HttpStatusCode.Conflict, clash.StatusCode);
        Assert.Equal("b", await File.ReadAllTextAsync(server.PathOf("b.txt"), Token));
        Assert.Equal(HttpStatusCode.OK, renamed.StatusCode);
        Assert.Equal("/api/contents/c%20d%23.txt", renamed.Headers.Location?.OriginalString);
        Assert.Equal("c d#.txt", (await renamed.ReadJsonAsync()).GetProperty("path").GetString());
        Assert.Equal(1, (await client.GetJsonAsync("/api/contents/c%20d%23.txt/checkpoints")).GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Delete_FileWithCheckpoint_RemovesBoth()
    {
        await using var server = await TestJupyterServer.StartAsync();
        server.WriteFile("a.txt", "a");
        using var client = server.CreateClient();
        using var checkpoint = await client.PostAsync("/api/contents/a.txt/checkpoints", null, Token);

        using var deleted = await client.DeleteAsync("/api/contents/a.txt", Token);
        using var again = await client.DeleteAsync("/api/contents/a.txt", Token);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Empty(Directory.EnumerateFiles(server.Root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Delete_FolderWithoutTrash_OnlyIfEmpty()
    {
        await using var server = await TestJupyterServer.StartAsync();
        server.WriteFile("full/a.txt", "a");
        server.WriteFile("empty/.ipynb_checkpoints/x", "x");
        using var client = server.CreateClient();

        using var full = await client.DeleteAsync("/api/contents/full", Token);
        using var empty = await client.DeleteAsync("/api/contents/empty", Token);

        Assert.Equal(HttpStatusCode.BadRequest, full.StatusCode);
        Assert.Contains("not empty", await full.MessageAsync(), StringComparison.Ordinal);
        Assert.True(File.Exists(server.PathOf("full/a.txt")));
        Assert.Equal(HttpStatusCode.NoContent, empty.StatusCode);
        Assert.False(Directory.Exists(server.PathOf("empty")));
    }

    [Fact]
    public async Task Names_WithPercentSlashAndUmlauts_MeanThemselves()
    {
        await using var server = await KestrelJupyterServer.StartAsync(options => options.BaseUrl = "/user/a%40b/");
        string[] names = ["a%2Fb.txt", "100%.txt", "ä ö.txt", "q?#&.txt", "+.txt"];
        using var client = server.CreateClient();

        foreach (var name in names)
        {
            using var saved = await client.SendJsonAsync(HttpMethod.Put, $"/user/a%40b/api/contents/{Uri.EscapeDataString(name)}", Model("file", "text", name));
            Assert.True(saved.StatusCode is HttpStatusCode.Created, $"{name}: {await saved.Content.ReadAsStringAsync(Token)}");
            Assert.Equal(name, (await client.GetJsonAsync($"/user/a%40b/api/contents/{Uri.EscapeDataString(name)}")).GetProperty("content").GetString());
        }

        Assert.Equal(names.Order(StringComparer.Ordinal), Directory.EnumerateFiles(server.Inner.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Folder_AskedAsFileAndFileAsFolder_Is400WithReason()
    {
        await using var server = await TestJupyterServer.StartAsync();
        server.WriteFile("folder/a.txt", "a");
        using var client = server.CreateClient();

        using var folder = await client.GetAsync("/api/contents/folder?type=file", Token);
        using var file = await client.GetAsync("/api/contents/folder/a.txt?type=directory", Token);

        Assert.Equal((HttpStatusCode.BadRequest, "bad type"), (folder.StatusCode, (await folder.ReadJsonAsync()).GetProperty("reason").GetString()));
        Assert.Equal((HttpStatusCode.BadRequest, "bad type"), (file.StatusCode, (await file.ReadJsonAsync()).GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task Save_Directory_MakesItOnceAndKeepsIt()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var made = await client.SendJsonAsync(HttpMethod.Put, "/api/contents/d", "{\"type\":\"directory\"}");
        using var again = await client.SendJsonAsync(HttpMethod.Put, "/api/contents/d", "{\"type\":\"directory\"}");
        using var nowhere = await client.SendJsonAsync(HttpMethod.Put, "/api/contents/x/y", "{\"type\":\"directory\"}");

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    internal static string Model(string type, string format, string content) =>
        new System.Text.Json.Nodes.JsonObject { ["type"] = type, ["format"] = format, ["content"] = content }.ToJsonString();

    private static async Task<string?> CopyAsync(HttpClient client, string folder, string source)
    {
        using var response = await client.SendJsonAsync(HttpMethod.Post, $"/api/contents/{folder}", $$"""{"copy_from":"{{source}}"}""");
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await response.ReadJsonAsync()).GetProperty("path").GetString();
    }
}
