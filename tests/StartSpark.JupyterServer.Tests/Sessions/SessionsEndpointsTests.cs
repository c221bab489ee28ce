using System.Net;
using System.Text.Json.Nodes;
using StartSpark.JupyterServer.Tests.Kernels;
using StartSpark.Testing;

namespace StartSpark.JupyterServer.Tests.Sessions;

public sealed class SessionsEndpointsTests(PythonServer fixture) : IClassFixture<PythonServer>
{
    private KernelTestServer Server => fixture.Server;

    [Fact]
    public async Task Post_NewPath_Gives201WithTheSessionAndItsKernel()
    {
        var path = NewPath();

        using var response = await Server.SendAsync(HttpMethod.Post, "api/sessions", Body(path));
        var model = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(["id", "path", "name", "type", "kernel", "notebook"], model.AsObject().Select(pair => pair.Key));
        Assert.Equal(path, (string?)model["path"]);
        Assert.Equal("notebook", (string?)model["type"]);
        Assert.Equal("python3", (string?)model["kernel"]!["name"]);
        Assert.Equal(path, (string?)model["notebook"]!["path"]);
        Assert.Equal($"/api/sessions/{model["id"]}", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Post_SamePathTwiceAtOnce_GivesTheSameSession()
    {
        var path = NewPath();

        var both = await Task.WhenAll(OpenAsync(path), OpenAsync(path));
        var again = await OpenAsync(path);

        Assert.Equal((string?)both[0]["id"], (string?)both[1]["id"]);
        Assert.Equal((string?)both[0]["kernel"]!["id"], (string?)again["kernel"]!["id"]);
    }

    [Fact]
    public async Task Post_LiveKernelId_TakesThatKernel()
    {
        var id = await Server.StartKernelAsync();

        var model = await Server.JsonAsync(
            HttpMethod.Post, "api/sessions", $$$"""{"path":"{{{NewPath()}}}","type":"console","name":"c","kernel":{"id":"{{{id}}}"}}""", 201);

        Assert.Equal(id, (string?)model!["kernel"]!["id"]);
        Assert.False(model.AsObject().ContainsKey("notebook"));
    }

    [Fact]
    public async Task Post_InAFolder_KernelWorksThereAndKnowsItsNotebook()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Server.Root, "a b", "ä")).FullName;
        var session = await OpenAsync($"a b/ä/{Guid.NewGuid()}");
        using var client = await Server.ConnectAsync((string)session["kernel"]!["id"]!);

        var seen = KernelTestClient.ResultOf(await client.ExecuteAsync("import os; os.getcwd() + '|' + os.environ['JPY_SESSION_NAME']"));

        Assert.Equal($"'{folder}|{folder}/Untitled.ipynb'", seen);
    }

    [Theory]
    [InlineData("", "No JSON data provided")]
    [InlineData("""{"type":"notebook"}""", "Missing field in JSON data: path")]
    [InlineData("""{"path":"x"}""", "Missing field in JSON data: type")]
    public async Task Post_Incomplete_Gives400ThatNamesWhatIsMissing(string body, string message)
    {
        var problem = await Server.JsonAsync(HttpMethod.Post, "api/sessions", body.Length == 0 ? null : body, 400);

        Assert.Equal(message, (string?)problem!["message"]);
    }

    [Fact]
    public async Task Post_UnknownKernelspec_Gives501AndNoSession()
    {
        var path = NewPath();

        var problem = await Server.JsonAsync(HttpMethod.Post, "api/sessions", Body(path, "cobol"), 501);

        Assert.Contains("'cobol' kernel is not available", (string?)problem!["message"], StringComparison.Ordinal);
        Assert.DoesNotContain((await Server.JsonAsync(HttpMethod.Get, "api/sessions"))!.AsArray(), session => (string?)session!["path"] == path);
    }

    [Fact]
    public async Task Patch_PathThenName_KeepsIdAndKernel()
    {
        var before = await OpenAsync(NewPath());
        var (id, path) = ((string)before["id"]!, NewPath());

        await Server.JsonAsync(HttpMethod.Patch, $"api/sessions/{id}", $$"""{"path":"{{path}}","id":"{{id}}"}""");
        var after = await Server.JsonAsync(HttpMethod.Patch, $"api/sessions/{id}", $$"""{"name":"Renamed.ipynb","id":"{{id}}"}""");

        Assert.Equal(id, (string?)after!["id"]);
        Assert.Equal(path, (string?)after["path"]);
        Assert.Equal("Renamed.ipynb", (string?)after["name"]);
        Assert.Equal((string?)before["kernel"]!["id"], (string?)after["kernel"]!["id"]);
        Assert.Contains((await Server.JsonAsync(HttpMethod.Get, "api/sessions"))!.AsArray(), session => (string?)session!["path"] == path);
    }

    [Fact]
    public async Task Patch_KernelByName_StartsItAndEndsTheFormerOne()
    {
        var before = await OpenAsync(NewPath());
        var process = Server.ProcessIdOf((string)before["kernel"]!["id"]!);

        var after = await Server.JsonAsync(HttpMethod.Patch, $"api/sessions/{before["id"]}", """{"kernel":{"name":"python3"}}""");

        Assert.NotEqual((string?)before["kernel"]!["id"], (string?)after!["kernel"]!["id"]);
        Assert.False(ProcessTree.IsAlive(process));
        Assert.True(ProcessTree.IsAlive(Server.ProcessIdOf((string)after["kernel"]!["id"]!)));
    }

    [Fact]
    public async Task Patch_UnknownKernelId_Gives400()
    {
        var session = await OpenAsync(NewPath());

        await Server.JsonAsync(HttpMethod.Patch, $"api/sessions/{session["id"]}", """{"kernel":{"id":"no-such"}}""", 400);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task AnyCall_UnknownSession_Gives404(string method)
    {
        var problem = await Server.JsonAsync(new HttpMethod(method), "api/sessions/no-such", "{}", 404);

        Assert.Equal("Session not found: session_id='no-such'", (string?)problem!["message"]);
    }

    [Fact]
    public async Task Delete_Session_EndsItsKernel()
    {
        var session = await OpenAsync(NewPath());
        var process = Server.ProcessIdOf((string)session["kernel"]!["id"]!);

        await Server.JsonAsync(HttpMethod.Delete, $"api/sessions/{session["id"]}", status: 204);

        Assert.False(ProcessTree.IsAlive(process));
        await Server.JsonAsync(HttpMethod.Get, $"api/kernels/{session["kernel"]!["id"]}", status: 404);
        await Server.JsonAsync(HttpMethod.Get, $"api/sessions/{session["id"]}", status: 404);
    }

    [Fact]
    public async Task Delete_SessionWhoseKernelWasDeleted_Gives410()
    {
        var session = await OpenAsync(NewPath());
        await Server.JsonAsync(HttpMethod.Delete, $"api/kernels/{session["kernel"]!["id"]}", status: 204);

        await Server.JsonAsync(HttpMethod.Delete, $"api/sessions/{session["id"]}", status: 410);
        await Server.JsonAsync(HttpMethod.Delete, $"api/sessions/{session["id"]}", status: 404);
    }

    [Fact]
    public async Task Get_SessionWhoseKernelWasDeleted_IsGone()
    {
        var session = await OpenAsync(NewPath());
        await Server.JsonAsync(HttpMethod.Delete, $"api/kernels/{session["kernel"]!["id"]}", status: 204);

        Assert.DoesNotContain(
            (await Server.JsonAsync(HttpMethod.Get, "api/sessions"))!.AsArray(), each => (string?)each!["id"] == (string?)session["id"]);
    }

    private static string NewPath() => Guid.NewGuid().ToString();

    private static string Body(string path, string kernel = "python3") =>
        new JsonObject { ["path"] = path, ["type"] = "notebook", ["name"] = "Untitled.ipynb", ["kernel"] = new JsonObject { ["name"] = kernel } }.ToJsonString();

    private async Task<JsonNode> OpenAsync(string path) => (await Server.JsonAsync(HttpMethod.Post, "api/sessions", Body(path), 201))!;
}
