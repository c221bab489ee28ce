using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StartSpark.Testing;

namespace StartSpark.Bench.Programs;

/// <summary>Our server as the README's command starts it, or that command itself.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly Process process;

    private ServerProcess(string[] command, string folder, string? sparkHome)
    {
        Home = Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName;
        var start = new ProcessStartInfo("dotnet", [.. command, "--port", "0", "--no-browser", "--root-dir", Home])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.LiveIn(Home);
        if (sparkHome is not null)
        {
            start.Environment["SPARK_HOME"] = sparkHome;
        }

        Started = Stopwatch.GetTimestamp();
        process = Process.Start(start)!;
        Drain.Rest(process.StandardError);
    }

    public long Started { get; }

    /// <summary>The home that the server was given.</summary>
    public string Home { get; }

    public HttpClient Client { get; } = new();

    public string Token { get; private set; } = "";

    /// <summary>Starts what has been built.</summary>
    public static Task<ServerProcess> StartAsync(string folder, string? sparkHome, CancellationToken cancellationToken) =>
        UntilReadyAsync(new ServerProcess([RepositoryRoot.File("artifacts", "bin", "StartSpark", "debug", "StartSpark.dll")], folder, sparkHome), cancellationToken);

    /// <summary>Types the README's command.</summary>
    public static Task<ServerProcess> RunAsync(string folder, CancellationToken cancellationToken) =>
        UntilReadyAsync(new ServerProcess(["run", "--project", RepositoryRoot.File("src", "StartSpark"), "--"], folder, sparkHome: null), cancellationToken);

    private static async Task<ServerProcess> UntilReadyAsync(ServerProcess server, CancellationToken cancellationToken)
    {
        while (await server.process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (PrintedUrl().Match(line) is { Success: true } match)
            {
                server.Client.BaseAddress = new Uri(match.Groups[1].Value);
                server.Token = match.Groups[2].Value;
                server.Client.DefaultRequestHeaders.Authorization = new("token", server.Token);
                Drain.Rest(server.process.StandardOutput);
                return server;
            }
        }

        await server.DisposeAsync();
        throw new InvalidOperationException("The server ended before it printed its URL.");
    }

    /// <summary>The resident memory in MB (Linux).</summary>
    public double MegabytesResident()
    {
        process.Refresh();
        return process.WorkingSet64 / 1e6;
    }

    /// <summary>The seconds that it and all below it, kernels and drivers, have had of the processor (Linux).</summary>
    public double ProcessorSeconds() => ProcessTree.Descendants(process.Id).Append(process.Id).Sum(id =>
    {
        using var one = Process.GetProcessById(id);
        return one.TotalProcessorTime.TotalSeconds;
    });

    /// <summary>Starts a kernel of its own and opens its WebSocket.</summary>
    public async Task<KernelSocket> OpenKernelAsync(string kernel, CancellationToken cancellationToken)
    {
        var answer = await Client.PostAsync("api/kernels", JsonContent.Create(new JsonObject { ["name"] = kernel }), cancellationToken);
        answer.EnsureSuccessStatusCode();
        var id = (string)(await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!["id"]!;
        return await KernelSocket.OpenAsync(Client.BaseAddress!, Token, id, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Client.Dispose();
    }

    [GeneratedRegex(@"(http://[^/\s]+/)\S*[?&]token=([^&\s]+)")]
    private static partial Regex PrintedUrl();
}
