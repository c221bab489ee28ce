using System.Net;
using StartSpark.JupyterServer.Tests.Hosting;

namespace StartSpark.JupyterServer.Tests.Contents;

public sealed class CheckpointsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Checkpoint_IsMadeListedRestoredAndDeleted()
    {
        await using var server = await TestJupyterServer.StartAsync();
        server.WriteFile("folder/a.txt", "first");
        using var client = server.CreateClient();

        Assert.Equal(0, (await client.GetJsonAsync("/api/contents/folder/a.txt/checkpoints")).GetArrayLength());
        using var made = await client.PostAsync("/api/contents/folder/a.txt/checkpoints", null, Token);
        server.WriteFile("folder/a.txt", "second");
        var listed = await client.GetJsonAsync("/api/contents/folder/a.txt/checkpoints");
        using var restored = await client.PostAsync("/api/contents/folder/a.txt/checkpoints/checkpoint", null, Token);

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal("checkpoint", (await made.ReadJsonAsync()).GetProperty("id").GetString());
        Assert.Equal("checkpoint", listed[0].GetProperty("id").GetString());
        Assert.EndsWith("Z", listed[0].GetProperty("last_modified").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, restored.StatusCode);
        Assert.Equal("first", await File.ReadAllTextAsync(server.PathOf("folder/a.txt"), Token));
        Assert.True(File.Exists(server.PathOf("folder/.ipynb_checkpoints/a-checkpoint.txt")));

        using var deleted = await client.DeleteAsync("/api/contents/folder/a.txt/checkpoints/checkpoint", Token);
        using var again = await client.PostAsync("/api/contents/folder/a.txt/checkpoints/checkpoint", null, Token);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task Checkpoint_OfMissingFile_Is404()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var response = await client.PostAsync("/api/contents/a.txt/checkpoints", null, Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task SavedNotebook_HasACheckpointAtOnce()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var saved = await client.SendJsonAsync(HttpMethod.Put, "/api/contents/n.ipynb", NotebookTests.Envelope("""{"cells":[],"metadata":{},"nbformat":4,"nbformat_minor":5}"""));

        Assert.Equal(1, (await client.GetJsonAsync("/api/contents/n.ipynb/checkpoints")).GetArrayLength());
    }

    [Theory]
    [InlineData("gone/checkpoints")]
    [InlineData("gone/checkpoints/notes.txt")]
    public async Task Save_IntoAFolderNamedCheckpointsThatIsGone_Is404AndMakesNothing(string path)
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var saved = await client.SendJsonAsync(HttpMethod.Put, "/api/contents/" + path, ContentsTests.Model("file", "text", "lost?"));

        Assert.Equal(HttpStatusCode.NotFound, saved.StatusCode);
        Assert.False(Path.Exists(server.PathOf("gone")));
    }

    [Fact]
    public async Task SaveOrRename_OfACheckpointsAddress_LeavesTheDocumentAlone()
    {
        await using var server = await TestJupyterServer.StartAsync();
        server.WriteFile("a.txt", "mine");
        using var client = server.CreateClient();

        using var saved = await client.SendJsonAsync(HttpMethod.Put, "/api/contents/a.txt/checkpoints", ContentsTests.Model("file", "text", "other"));
        using var renamed = await client.SendJsonAsync(HttpMethod.Patch, "/api/contents/a.txt/checkpoints", "{\"path\":\"b.txt\"}");

        Assert.InRange((int)saved.StatusCode, 400, 499);
        Assert.Equal(HttpStatusCode.NotFound, renamed.StatusCode);
        Assert.Equal("mine", await File.ReadAllTextAsync(server.PathOf("a.txt"), Token));
    }

    [Fact]
    public async Task FolderNamedCheckpoints_IsAFolder()
    {
        await using var server = await TestJupyterServer.StartAsync();
        server.WriteFile("model/checkpoints/epoch1.txt", "weights");
        using var client = server.CreateClient();

        var folder = await client.GetJsonAsync("/api/contents/model/checkpoints");
        var file = await client.GetJsonAsync("/api/contents/model/checkpoints/epoch1.txt");

        Assert.Equal("directory", folder.GetProperty("type").GetString());
        Assert.Equal("weights", file.GetProperty("content").GetString());
    }
}
