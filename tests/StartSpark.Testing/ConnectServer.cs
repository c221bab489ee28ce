using System.Text.RegularExpressions;

namespace StartSpark.Testing;

/// <summary>A real Spark Connect server, started as an administrator starts one but for the port, which the system chooses.</summary>
public sealed partial class ConnectServer : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "org.apache.spark.deploy.SparkSubmit", "--class", "org.apache.spark.sql.connect.service.SparkConnectServer",
        "--conf", "spark.connect.grpc.binding.port=0", "--conf", "spark.connect.grpc.binding.address=127.0.0.1",
        "--conf", "spark.ui.enabled=false", "--master", "local[2]",
    ];

    private readonly TestFolder folder = new("connect");
    private SparkProgram program = null!;

    private ConnectServer()
    {
    }

    /// <summary>Its address, such as <c>sc://127.0.0.1:40123</c>.</summary>
    public string Remote { get; private set; } = "";

    /// <summary>Starts it and returns when it listens; the token ends the wait.</summary>
    public static async Task<ConnectServer> StartAsync(CancellationToken cancellationToken)
    {
        var server = new ConnectServer();
        server.program = await SparkProgram.RunAsync(server.folder.Path, new Dictionary<string, string>(), cancellationToken, Arguments);
        try
        {
            server.Remote = $"sc://127.0.0.1:{(await server.program.NextAsync(Started(), cancellationToken)).Groups[1].Value}";
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>It dies.</summary>
    public Task KillAsync() => program.KillAsync();

    public async ValueTask DisposeAsync()
    {
        await program.DisposeAsync();
        folder.Dispose();
    }

    [GeneratedRegex(@"Spark Connect server started at: \S+:(\d+)")]
    private static partial Regex Started();
}
