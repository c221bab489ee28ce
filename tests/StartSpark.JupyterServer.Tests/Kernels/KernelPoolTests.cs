using Microsoft.Extensions.DependencyInjection;
using StartSpark.JupyterServer.Kernels;
using StartSpark.Testing;

namespace StartSpark.JupyterServer.Tests.Kernels;

public sealed class KernelPoolTests
{
    private const string Kernel = """
        import os
        from ipykernel.ipkernel import IPythonKernel
        from ipykernel.kernelapp import IPKernelApp

        class WarmKernel(IPythonKernel):
            def __init__(self, **kwargs):
                super().__init__(**kwargs)
                self.control_handlers['configure_request'] = self.configure

            async def configure(self, stream, ident, parent):
                os.chdir(parent['content']['cwd'])
                os.environ.update(parent['content']['env'])
                self.session.send(stream, 'configure_reply', {'status': STATUS}, parent, ident=ident)

        IPKernelApp.launch_instance(kernel_class=WarmKernel)
        """;

    [Fact]
    public async Task Open_AfterThePageLoaded_HandsOutTheWarmKernelMovedToTheNotebook()
    {
        await using var server = await StartAsync();
        await server.JsonAsync(HttpMethod.Get, "api/kernelspecs");
        var warm = await WarmProcessAsync(server);
        Assert.Empty((await server.JsonAsync(HttpMethod.Get, "api/kernels"))!.AsArray());
        Directory.CreateDirectory(Path.Combine(server.Root, "sky"));

        var session = await server.JsonAsync(
            HttpMethod.Post, "api/sessions", """{"path":"sky/u-u-i-d","type":"notebook","name":"Untitled.ipynb","kernel":{"name":"warm"}}""", 201);

        var id = (string)session!["kernel"]!["id"]!;
        Assert.Equal(warm, server.ProcessIdOf(id));
        using var client = await server.ConnectAsync(id);
        var folder = Path.Combine(server.Root, "sky");
        Assert.Equal(
            $"'{folder}|{folder}/Untitled.ipynb'",
            KernelTestClient.ResultOf(await client.ExecuteAsync("import os; os.getcwd() + '|' + os.environ['JPY_SESSION_NAME']")));
    }

    [Fact]
    public async Task Restart_OfHandedOutKernel_StaysInTheNotebooksFolder()
    {
        await using var server = await StartAsync();
        await server.JsonAsync(HttpMethod.Get, "api/kernelspecs");
        await WarmProcessAsync(server);
        var folder = Directory.CreateDirectory(Path.Combine(server.Root, "sky")).FullName;
        var id = (string)(await server.JsonAsync(HttpMethod.Post, "api/kernels", """{"name":"warm","path":"sky"}""", 201))!["id"]!;

        await server.JsonAsync(HttpMethod.Post, $"api/kernels/{id}/restart");

        using var client = await server.ConnectAsync(id);
        Assert.Equal($"'{folder}'", KernelTestClient.ResultOf(await client.ExecuteAsync("import os; os.getcwd()")));
    }

    [Fact]
    public async Task Start_WarmKernelRefusesToMove_StartsAnOrdinaryOne()
    {
        await using var server = await StartAsync(status: "error");
        await server.JsonAsync(HttpMethod.Get, "api/kernelspecs");
        var warm = await WarmProcessAsync(server);

        var id = await server.StartKernelAsync("warm");

        Assert.NotEqual(warm, server.ProcessIdOf(id));
        using var promise = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        promise.CancelAfter(TimeSpan.FromSeconds(10));
        await ProcessTree.WaitGoneAsync([warm], promise.Token);
    }

    [Fact]
    public async Task Start_KernelspecChangedMeanwhile_StartsAnOrdinaryOne()
    {
        await using var server = await StartAsync();
        await server.JsonAsync(HttpMethod.Get, "api/kernelspecs");
        var warm = await WarmProcessAsync(server);
        var file = Path.Combine(server.Folder.Path, "data", "kernels", "warm", "kernel.json");
        await File.WriteAllTextAsync(
            file,
            (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("\"env\":{", "\"env\":{\"NEW\":\"1\",", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        var id = await server.StartKernelAsync("warm");

        Assert.NotEqual(warm, server.ProcessIdOf(id));
        using var client = await server.ConnectAsync(id);
        Assert.Equal("'1'", KernelTestClient.ResultOf(await client.ExecuteAsync("import os; os.environ['NEW']")));
    }

    [Fact]
    public async Task HandOut_WithNoDelay_IsFollowedByTheNextWarmKernel()
    {
        await using var server = await StartAsync(services => services.Configure<KernelsOptions>(options => options.PrestartDelay = TimeSpan.Zero));
        await server.JsonAsync(HttpMethod.Get, "api/kernelspecs");
        var first = await WarmProcessAsync(server);
        await server.StartKernelAsync("warm");

        var second = await WarmProcessAsync(server);
        var id = await server.StartKernelAsync("warm");

        Assert.NotEqual(first, second);
        Assert.Equal(second, server.ProcessIdOf(id));
    }

    [Fact]
    public async Task List_WithPrestartOff_StartsNothing()
    {
        await using var server = await StartAsync(services => services.Configure<KernelsOptions>(options => options.Prestart = false));

        await server.JsonAsync(HttpMethod.Get, "api/kernelspecs");

        Assert.Null(server.App.Services.GetRequiredService<KernelPool>().WarmKernel("warm"));
    }

    [Fact]
    public async Task ServerStop_WithAWarmKernel_EndsIt()
    {
        await using var server = await StartAsync();
        await server.JsonAsync(HttpMethod.Get, "api/kernelspecs");
        var warm = await WarmProcessAsync(server);

        await server.StopAsync();

        Assert.False(ProcessTree.IsAlive(warm));
    }

    private static Task<KernelTestServer> StartAsync(Action<IServiceCollection>? services = null, string status = "ok") => KernelTestServer.StartAsync(
        folder => Ipykernel.Install(folder, "warm", prestart: true, Kernel.Replace("STATUS", $"'{status}'", StringComparison.Ordinal)),
        services ?? (_ => { }));

    private static async Task<int> WarmProcessAsync(KernelTestServer server)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        var pool = server.App.Services.GetRequiredService<KernelPool>();
        while (true)
        {
            if (pool.WarmKernel("warm") is { } kernel && await kernel.WaitAsync(patience.Token) is { ProcessId: { } process })
            {
                return process;
            }

            await Task.Delay(10, patience.Token);
        }
    }
}
