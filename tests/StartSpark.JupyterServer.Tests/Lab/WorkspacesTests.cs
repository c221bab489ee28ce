using System.Net;
using StartSpark.JupyterServer.Lab;
using StartSpark.JupyterServer.Tests.Hosting;

namespace StartSpark.JupyterServer.Tests.Lab;

public sealed class WorkspacesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Layout_IsKeptListedAndDeleted()
    {
        const string Layout = """{"data":{"layout":{"x":[1,2]}},"metadata":{"id":"default"}}""";
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        var unknown = await client.GetJsonAsync("/lab/api/workspaces/default");
        using var saved = await client.SendJsonAsync(HttpMethod.Put, "/lab/api/workspaces/default", Layout);
        var known = await client.GetJsonAsync("/lab/api/workspaces/default");
        var all = (await client.GetJsonAsync("/lab/api/workspaces")).GetProperty("workspaces");
        using var deleted = await client.DeleteAsync("/lab/api/workspaces/default", Token);
        using var again = await client.DeleteAsync("/lab/api/workspaces/default", Token);

        Assert.Equal("""{"data":{},"metadata":{"id":"default"}}""", unknown.GetRawText());
        Assert.Equal(HttpStatusCode.NoContent, saved.StatusCode);
        Assert.Equal("""{"layout":{"x":[1,2]}}""", known.GetProperty("data").GetRawText());
        Assert.EndsWith("Z", known.GetProperty("metadata").GetProperty("last_modified").GetString(), StringComparison.Ordinal);
        Assert.Equal("default", all.GetProperty("ids")[0].GetString());
        Assert.Equal(1, all.GetProperty("values").GetArrayLength());
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"data":{}}""")]
    [InlineData("""{"data":{},"metadata":{"id":"other"}}""")]
    public async Task Layout_ThatIsNone_Is400(string body)
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var response = await client.SendJsonAsync(HttpMethod.Put, "/lab/api/workspaces/default", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("default", "default-37a8.jupyterlab-workspace")]
    [InlineData("/default", "default-37a8.jupyterlab-workspace")]
    public void FileNameOf_IsJupyters(string id, string expected) => Assert.Equal(expected, WorkspaceName.FileNameOf(id));

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("..")]
    [InlineData("a\0b")]
    public void FileNameOf_Anything_StaysAFileName(string id)
    {
        var name = WorkspaceName.FileNameOf(id);

        Assert.Equal(name, Path.GetFileName(name));
        Assert.DoesNotContain('\0', name);
        Assert.DoesNotContain("..", name, StringComparison.Ordinal);
    }

    [Fact]
    public void FileNameOf_VeryLong_FitsOnDisk() => Assert.InRange(WorkspaceName.FileNameOf(new string('x', 1000)).Length, 1, 128);
}
