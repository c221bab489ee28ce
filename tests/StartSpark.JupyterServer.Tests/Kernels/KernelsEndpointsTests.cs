using System.Net;
using System.Text.Json.Nodes;
using StartSpark.Jupyter.Connection;
using StartSpark.Testing;

namespace StartSpark.JupyterServer.Tests.Kernels;

public sealed class KernelsEndpointsTests(PythonServer fixture) : IClassFixture<PythonServer>
{
    private KernelTestServer Server => fixture.Server;

    [Fact]
    public async Task Post_KnownSpec_Gives201WithModelAndLocation()
    {
        using var response = await Server.SendAsync(HttpMethod.Post, "api/kernels", """{"name":"python3"}""");
        var model = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(["id", "name", "last_activity", "execution_state", "connections"], model.AsObject().Select(pair => pair.Key));
        Assert.Equal("python3", (string?)model["name"]);
        Assert.Equal(0, (int?)model["connections"]);
        Assert.Matches(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z\z", (string?)model["last_activity"]);
        Assert.Equal($"/api/kernels/{model["id"]}", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Post_WithoutBody_StartsTheDefaultKernel()
    {
        var model = await Server.JsonAsync(HttpMethod.Post, "api/kernels", status: 201);

        Assert.Equal("python3", (string?)model!["name"]);
    }

    [Fact]
    public async Task Post_UnknownSpec_Gives501ThatNamesIt()
    {
        var problem = await Server.JsonAsync(HttpMethod.Post, "api/kernels", """{"name":"cobol"}""", 501);

        Assert.Contains("'cobol' kernel is not available", (string?)problem!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_BrokenJson_Gives400()
    {
        await Server.JsonAsync(HttpMethod.Post, "api/kernels", "{", 400);
    }

    [Fact]
    public async Task Get_LiveKernel_IsInTheListAndAlone()
    {
        var id = await Server.StartKernelAsync();

        var list = await Server.JsonAsync(HttpMethod.Get, "api/kernels");
        var one = await Server.JsonAsync(HttpMethod.Get, $"api/kernels/{id}?1795380616295");

        Assert.Contains(list!.AsArray(), kernel => (string?)kernel!["id"] == id);
        Assert.Equal(id, (string?)one!["id"]);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("DELETE", "")]
    [InlineData("POST", "/interrupt")]
    [InlineData("POST", "/restart")]
    [InlineData("GET", "/channels")]
    public async Task AnyCall_UnknownKernel_Gives404ThatNamesIt(string method, string rest)
    {
        var problem = await Server.JsonAsync(new HttpMethod(method), $"api/kernels/no-such{rest}", status: 404);

        Assert.Equal("Kernel does not exist: no-such", (string?)problem!["message"]);
    }

    [Fact]
    public async Task Delete_LiveKernel_LeavesNoProcessAndNoConnectionFile()
    {
        var id = await Server.StartKernelAsync();
        var process = Server.ProcessIdOf(id);
        var file = Path.Combine(Server.Runtime, $"kernel-{id}.json");
        Assert.True(File.Exists(file));

        await Server.JsonAsync(HttpMethod.Delete, $"api/kernels/{id}", status: 204);

        Assert.False(ProcessTree.IsAlive(process));
        Assert.False(File.Exists(file));
        await Server.JsonAsync(HttpMethod.Get, $"api/kernels/{id}", status: 404);
        await Server.JsonAsync(HttpMethod.Delete, $"api/kernels/{id}", status: 404);
    }

    [Fact]
    public async Task ConnectionFile_OfLiveKernel_IsReadableByItsOwnerAlone()
    {
        Require.Linux();
        var id = await Server.StartKernelAsync();
        var file = Path.Combine(Server.Runtime, $"kernel-{id}.json");

        Assert.True(!OperatingSystem.IsWindows() && File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Equal("127.0.0.1", ConnectionInfo.Read(file).Ip);
    }

    [Fact]
    public async Task Restart_LiveKernel_KeepsTheIdAndForgetsTheVariables()
    {
        var id = await Server.StartKernelAsync();
        var session = Guid.NewGuid().ToString();
        var before = Server.ProcessIdOf(id);
        using (var client = await Server.ConnectAsync(id, session))
        {
            await client.ExecuteAsync("x = 1");
        }

        var model = await Server.JsonAsync(HttpMethod.Post, $"api/kernels/{id}/restart");

        Assert.Equal(id, (string?)model!["id"]);
        Assert.False(ProcessTree.IsAlive(before));
        using var again = await Server.ConnectAsync(id, session);
        Assert.Equal("False", KernelTestClient.ResultOf(await again.ExecuteAsync("'x' in dir()")));
    }

    [Fact]
    public async Task Interrupt_RunningCell_RaisesKeyboardInterruptAndTheKernelLives()
    {
        var id = await Server.StartKernelAsync();
        using var client = await Server.ConnectAsync(id);
        // With stop_on_error ipykernel aborts what is sent in the moment after the error.
        var cell = await client.SendCodeAsync("print('now', flush=True)\nimport time\ntime.sleep(600)", stopOnError: false);
        await client.ReceiveUntilAsync(message => message.MessageType == "stream");

        await Server.JsonAsync(HttpMethod.Post, $"api/kernels/{id}/interrupt", status: 204);

        var answers = await client.ReceiveAnswersAsync(cell);
        Assert.Equal("KeyboardInterrupt", (string?)KernelTestClient.ContentOf(answers.Single(message => message.MessageType == "error"))["ename"]);
        Assert.Equal("2", KernelTestClient.ResultOf(await client.ExecuteAsync("1+1")));
    }

    [Fact]
    public async Task Get_WhileACellRuns_SaysBusyAndOneConnection()
    {
        var id = await Server.StartKernelAsync();
        using var client = await Server.ConnectAsync(id);
        await client.SendCodeAsync("print('now', flush=True)\ninput()", allowStdin: true);
        await client.ReceiveUntilAsync(message => message.MessageType == "input_request");

        var model = await Server.JsonAsync(HttpMethod.Get, $"api/kernels/{id}");

        Assert.Equal("busy", (string?)model!["execution_state"]);
        Assert.Equal(1, (int?)model["connections"]);
    }

    [Fact]
    public async Task KernelEnvironment_Always_HasNoTokenOfTheServerAndKnowsItsParent()
    {
        var id = await Server.StartKernelAsync();
        using var client = await Server.ConnectAsync(id);

        var parent = KernelTestClient.ResultOf(await client.ExecuteAsync("import os; (os.environ['JPY_PARENT_PID'], os.getppid(), os.getpgid(0) == os.getpid())"));

        Assert.Equal($"('{Environment.ProcessId}', {Environment.ProcessId}, True)", parent);
    }
}
