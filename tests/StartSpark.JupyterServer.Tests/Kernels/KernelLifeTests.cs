using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using StartSpark.Jupyter.Messages;
using StartSpark.JupyterServer.Channels;
using StartSpark.JupyterServer.Kernels;
using StartSpark.Testing;

namespace StartSpark.JupyterServer.Tests.Kernels;

public sealed class KernelLifeTests
{
    [Fact]
    public async Task Death_ByKill_RestartsUnderTheSameIdAndTellsClientsAndObservers()
    {
        Require.Linux();
        var observer = new CountingObserver();
        await using var server = await KernelTestServer.StartAsync(
            folder => Ipykernel.Install(folder), services => services.AddSingleton<IKernelMessageObserver>(observer));
        var id = await server.StartKernelAsync();
        using var client = await server.ConnectAsync(id);
        await client.ExecuteAsync("x = 1");

        Kill(server.ProcessIdOf(id));

        await client.WaitForStateAsync("restarting");
        Assert.Equal("False", KernelTestClient.ResultOf(await client.ExecuteAsync("'x' in dir()")));
        Assert.Equal([id], observer.Ended);
        Assert.Contains((id, "execute_result"), observer.Seen);
        Assert.Equal(id, (string?)(await server.JsonAsync(HttpMethod.Get, $"api/kernels/{id}"))!["id"]);
    }

    [Fact]
    public async Task Death_BeyondTheLimit_SaysDeadAndTheKernelIsGone()
    {
        Require.Linux();
        await using var server = await KernelTestServer.StartAsync(
            folder => Ipykernel.Install(folder), services => services.Configure<KernelsOptions>(options => options.RestartLimit = 1));
        var id = await server.StartKernelAsync();
        var kernel = server.Kernels.FindKernel(id)!;
        using var client = await server.ConnectAsync(id);

        Kill(server.ProcessIdOf(id));
        await client.WaitForStateAsync("restarting");
        await client.ExecuteAsync("1");
        Kill(server.ProcessIdOf(id));

        await client.WaitForStateAsync("dead");
        await kernel.Ended.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await server.JsonAsync(HttpMethod.Get, $"api/kernels/{id}", status: 404);
        Assert.Null(await client.ReceiveAsync());
    }

    [Fact]
    public async Task Death_WithOutputOnTheWay_LosesNoneOfIt()
    {
        Require.Linux();
        await using var server = await KernelTestServer.StartAsync(folder => Ipykernel.Install(folder));
        var id = await server.StartKernelAsync();
        using var client = await server.ConnectAsync(id);

        await client.SendCodeAsync(
            "import os, sys, time\nfor i in range(2000):\n    print(i); sys.stdout.flush()\ntime.sleep(0.3)\nos.kill(os.getpid(), 9)");
        var seen = await client.WaitForStateAsync("restarting");

        Assert.Equal(Enumerable.Range(0, 2000), KernelTestClient.TextOf(seen).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse));
    }

    [Fact]
    public async Task Start_KernelThatDies_Gives500WithItsLastWords()
    {
        await using var server = await KernelTestServer.StartAsync(
            folder => Ipykernel.InstallShell(folder, "broken", "echo 'No module named frobnicate' >&2; exit 3"));

        var problem = await server.JsonAsync(HttpMethod.Post, "api/kernels", """{"name":"broken"}""", 500);

        Assert.Equal(
            "The kernel 'Test broken' died while starting (exit code 3). Its last words:\nNo module named frobnicate",
            (string?)problem!["message"]);
        Assert.Empty((await server.JsonAsync(HttpMethod.Get, "api/kernels"))!.AsArray());
        Assert.Empty(Directory.EnumerateFiles(server.Runtime));
    }

    [Fact]
    public async Task Start_ProgramThatIsNotThere_Gives500ThatNamesIt()
    {
        await using var server = await KernelTestServer.StartAsync(folder => Ipykernel.InstallSpec(folder, "absent", new JsonObject
        {
            ["argv"] = new JsonArray("/no/such/kernel", "{connection_file}"),
            ["display_name"] = "Absent",
            ["language"] = "none",
        }));

        var problem = await server.JsonAsync(HttpMethod.Post, "api/kernels", """{"name":"absent"}""", 500);

        Assert.Contains("'/no/such/kernel' is not on this machine", (string?)problem!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_KernelThatIsSlow_IsGivenOutAsStartingAndCanBeEnded()
    {
        await using var server = await KernelTestServer.StartAsync(
            folder => Ipykernel.InstallShell(folder, "slow", "exec sleep 600"),
            services => services.Configure<KernelsOptions>(options => options.StartPatience = TimeSpan.FromMilliseconds(100)));

        var model = await server.JsonAsync(HttpMethod.Post, "api/kernels", """{"name":"slow"}""", 201);
        var process = server.ProcessIdOf((string)model!["id"]!);
        await server.JsonAsync(HttpMethod.Delete, $"api/kernels/{model["id"]}", status: 204);

        Assert.Equal("starting", (string?)model["execution_state"]);
        Assert.False(ProcessTree.IsAlive(process));
    }

    [Fact]
    public async Task Death_OfKernelWithChildren_EndsThemToo()
    {
        Require.Linux();
        await using var server = await KernelTestServer.StartAsync(
            folder => Ipykernel.Install(folder), services => services.Configure<KernelsOptions>(options => options.RestartLimit = 0));
        var id = await server.StartKernelAsync();
        using var client = await server.ConnectAsync(id);
        var child = int.Parse(KernelTestClient.ResultOf(await client.ExecuteAsync("import subprocess; subprocess.Popen(['sleep', '600']).pid"))!);

        Kill(server.ProcessIdOf(id));

        using var promise = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        promise.CancelAfter(TimeSpan.FromSeconds(5));
        await ProcessTree.WaitGoneAsync([child], promise.Token);
    }

    [Fact]
    public async Task Shutdown_KernelDeafToRequestsAndSignals_IsKilled()
    {
        Require.Linux();
        await using var server = await KernelTestServer.StartAsync(
            folder => Ipykernel.Install(folder),
            services => services.Configure<KernelsOptions>(options => options.ShutdownPatience = TimeSpan.FromMilliseconds(500)));
        var id = await server.StartKernelAsync();
        var process = server.ProcessIdOf(id);
        using var client = await server.ConnectAsync(id);
        var deaf = Path.Combine(server.Root, "deaf");

        // The cell holds the interpreter's lock from its first sign on, so that no thread of the kernel can say a word
        // more: the sign is a file, since a message could be kept back for ever.
        await client.SendCodeAsync($"""
            import ctypes, signal
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
            libc = ctypes.PyDLL(None)
            open('{deaf}', 'w').close(); libc.sleep(600)
            """);
        await FileIsThereAsync(deaf);

        await server.JsonAsync(HttpMethod.Delete, $"api/kernels/{id}", status: 204);

        Assert.False(ProcessTree.IsAlive(process));
    }

    [Fact]
    public async Task ServerStop_WithKernelsAndClients_LeavesNoProcessAndNoFile()
    {
        await using var server = await KernelTestServer.StartAsync(folder => Ipykernel.Install(folder));
        var idle = await server.StartKernelAsync();
        var busy = await server.StartKernelAsync();
        using var client = await server.ConnectAsync(busy);
        await client.SendCodeAsync("print('now', flush=True)\nimport time\ntime.sleep(600)");
        await client.ReceiveUntilAsync(message => message.MessageType == "stream");
        int[] processes = [server.ProcessIdOf(idle), server.ProcessIdOf(busy), server.App.Services.GetRequiredService<OrphanGuard>().ProcessId!.Value];

        await server.StopAsync();
        await server.App.DisposeAsync();

        using var promise = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        promise.CancelAfter(TimeSpan.FromSeconds(5));
        await ProcessTree.WaitGoneAsync(processes, promise.Token);
        Assert.Empty(Directory.EnumerateFileSystemEntries(server.Runtime));
    }

    private static async Task FileIsThereAsync(string path)
    {
        while (!File.Exists(path))
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private static void Kill(int processId)
    {
        using var process = Process.GetProcessById(processId);
        process.Kill();
    }

    private sealed class CountingObserver : IKernelMessageObserver
    {
        private readonly Lock gate = new();
        private readonly List<(string, string)> seen = [];
        private readonly List<string> ended = [];

        public IReadOnlyList<(string, string)> Seen
        {
            get
            {
                lock (gate)
                {
                    return [.. seen];
                }
            }
        }

        public IReadOnlyList<string> Ended
        {
            get
            {
                lock (gate)
                {
                    return [.. ended];
                }
            }
        }

        public void OnMessage(string kernelId, JupyterMessage message)
        {
            lock (gate)
            {
                seen.Add((kernelId, message.MessageType));
            }

            throw new InvalidOperationException("What an observer throws must not hurt the messages.");
        }

        public void OnKernelEnded(string kernelId)
        {
            lock (gate)
            {
                ended.Add(kernelId);
            }
        }
    }
}
