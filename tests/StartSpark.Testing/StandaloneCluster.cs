using System.Text.RegularExpressions;

namespace StartSpark.Testing;

/// <summary>A real standalone master with one worker, on the loopback and on ports that the system chose.</summary>
public sealed partial class StandaloneCluster : IAsyncDisposable
{
    private readonly TestFolder folder = new("cluster");
    private readonly List<SparkProgram> programs = [];
    private readonly int cores;
    private SparkProgram master = null!;
    private string webUi = "";

    private StandaloneCluster(int cores) => this.cores = cores;

    /// <summary>The master's address, such as <c>spark://127.0.0.1:40123</c>.</summary>
    public string Master { get; private set; } = "";

    /// <summary>Starts both and returns when the worker has registered; the token ends the wait.</summary>
    public static async Task<StandaloneCluster> StartAsync(CancellationToken cancellationToken, int cores = 2)
    {
        var cluster = new StandaloneCluster(cores);
        try
        {
            cluster.master = await cluster.RunAsync("master.Master", cancellationToken, "--host", "127.0.0.1", "--port", "0", "--webui-port", "0");
            var started = await cluster.master.NextAsync(MasterStarted(), cancellationToken);
            cluster.Master = $"spark://127.0.0.1:{started.Groups[1].Value}";
            cluster.webUi = (await cluster.master.NextAsync(WebUiStarted(), cancellationToken)).Groups[1].Value;
            await cluster.AddWorkerAsync(cancellationToken);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a worker and returns when it has registered.</summary>
    public async Task AddWorkerAsync(CancellationToken cancellationToken)
    {
        await RunAsync(
            "worker.Worker", cancellationToken, "--host", "127.0.0.1",
            "--cores", cores.ToString(System.Globalization.CultureInfo.InvariantCulture), "--memory", "2g",
            "--webui-port", "0", "--work-dir", folder.Folder("work"), Master);
        await master.NextAsync(WorkerRegistered(), cancellationToken);
    }

    /// <summary>Ends an application as the cluster's administrator does: by the link in the master's own pages.</summary>
    public async Task KillApplicationAsync(string appId, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        var page = await http.GetStringAsync(new Uri(webUi), cancellationToken);
        var token = Token().Match(HiddenToken().Match(page).Value).Groups[1].Value;
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["id"] = appId, ["terminate"] = "true", ["csrfToken"] = token });
        using var answer = await http.PostAsync(new Uri($"{webUi}/app/kill/"), form, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Kills the worker that came last, with all below it.</summary>
    public Task KillWorkerAsync() => programs[^1].KillAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var program in Enumerable.Reverse(programs))
        {
            await program.DisposeAsync();
        }

        folder.Dispose();
    }

    private async Task<SparkProgram> RunAsync(string role, CancellationToken cancellationToken, params string[] arguments)
    {
        // Its port for submitting by REST is a fixed one.
        var environment = new Dictionary<string, string> { ["SPARK_MASTER_OPTS"] = "-Dspark.master.rest.enabled=false" };
        var program = await SparkProgram.RunAsync(folder.Path, environment, cancellationToken, ["org.apache.spark.deploy." + role, .. arguments]);
        programs.Add(program);
        return program;
    }

    [GeneratedRegex(@"Starting Spark master at .*:(\d+)")]
    private static partial Regex MasterStarted();

    [GeneratedRegex(@"started at (http://[^\s/]+)")]
    private static partial Regex WebUiStarted();

    [GeneratedRegex("<input[^>]*csrfToken[^>]*>")]
    private static partial Regex HiddenToken();

    [GeneratedRegex("value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("Registering worker")]
    private static partial Regex WorkerRegistered();
}
