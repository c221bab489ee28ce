using System.Net;
using System.Text.Json.Nodes;
using StartSpark.JupyterServer.Tests.Hosting;

namespace StartSpark.JupyterServer.Tests.Contents;

public sealed class UploadTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Chunks_AreJoined_AndTheOldFileStaysUntilTheLast()
    {
        var parts = new[] { new byte[1000], new byte[1000], new byte[10] };
        foreach (var part in parts)
        {
            Random.Shared.NextBytes(part);
        }

        await using var server = await TestJupyterServer.StartAsync();
        server.WriteFile("b.bin", "old");
        using var client = server.CreateClient();

        using var first = await SendAsync(client, "b.bin", 1, parts[0]);
        using var second = await SendAsync(client, "b.bin", 2, parts[1]);
        var meanwhile = await File.ReadAllTextAsync(server.PathOf("b.bin"), Token);
        using var last = await SendAsync(client, "b.bin", -1, parts[2]);

        Assert.Equal("old", meanwhile);
        Assert.Equal(2000, (await second.ReadJsonAsync()).GetProperty("size").GetInt64());
        Assert.Equal(HttpStatusCode.OK, last.StatusCode);
        Assert.Equal(2010, (await last.ReadJsonAsync()).GetProperty("size").GetInt64());
        Assert.Equal(parts.SelectMany(part => part), await File.ReadAllBytesAsync(server.PathOf("b.bin"), Token));
        Assert.Equal(["b.bin"], Directory.EnumerateFileSystemEntries(server.Root).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Chunk_OutOfOrder_Is400()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var orphan = await SendAsync(client, "b.bin", 2, [1]);
        using var first = await SendAsync(client, "b.bin", 1, [1]);
        using var skipped = await SendAsync(client, "b.bin", 3, [1]);

        Assert.Equal(HttpStatusCode.BadRequest, orphan.StatusCode);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, skipped.StatusCode);
        Assert.Contains("upload", await skipped.MessageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_LeftUnfinished_LeavesNothingWhenTheServerEnds()
    {
        using var keeper = new Testing.TestFolder();
        var server = await TestJupyterServer.StartAsync(options => options.RootDirectory = keeper.Path);
        using var client = server.CreateClient();

        using var first = await SendAsync(client, "b.bin", 1, [1]);
        var meanwhile = Directory.EnumerateFileSystemEntries(keeper.Path).Count();
        await server.DisposeAsync();

        Assert.Equal(1, meanwhile);
        Assert.Empty(Directory.EnumerateFileSystemEntries(keeper.Path));
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string path, int chunk, byte[] bytes) => client.SendJsonAsync(
        HttpMethod.Put,
        $"/api/contents/{path}",
        new JsonObject { ["type"] = "file", ["format"] = "base64", ["name"] = path, ["chunk"] = chunk, ["content"] = Convert.ToBase64String(bytes) }.ToJsonString());
}
