using System.Diagnostics;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace StartSpark.Testing;

/// <summary>A real standalone master with one worker, on the loopback and on ports that the system chose.</summary>
public sealed partial class StandaloneCluster : IAsyncDisposable
{
    private readonly TestFolder folder = new("cluster");
    private readonly List<Process> processes = [];
    private readonly int cores;
    private ChannelReader<string> masterLog = null!;
    private string webUi = "";

    private StandaloneCluster(int cores) => this.cores = cores;

    /// <summary>The master's address, such as <c>spark://127.0.0.1:40123</c>.</summary>
    public string Master { get; private set; } = "";

    /// <summary>Starts both and returns when the worker has registered; the token ends the wait.</summary>
    public static async Task<StandaloneCluster> StartAsync(CancellationToken cancellationToken, int cores = 2)
    {
        var spark = await TestSpark.HomeAsync(cancellationToken);
        var cluster = new StandaloneCluster(cores);
        try
        {
            cluster.masterLog = cluster.Run(spark, "master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0");
            var started = await NextAsync(cluster.masterLog, MasterStarted(), cancellationToken);
            cluster.Master = $"spark://127.0.0.1:{started.Groups[1].Value}";
            cluster.webUi = (await NextAsync(cluster.masterLog, WebUiStarted(), cancellationToken)).Groups[1].Value;
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
        Run(
            await TestSpark.HomeAsync(cancellationToken), "worker.Worker", "--host", "127.0.0.1",
            "--cores", cores.ToString(System.Globalization.CultureInfo.InvariantCulture), "--memory", "2g",
            "--webui-port", "0", "--work-dir", folder.Folder("work"), Master);
        await NextAsync(masterLog, WorkerRegistered(), cancellationToken);
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

    /// <summary>Kills the worker, or the master, with all below it.</summary>
    public async Task KillAsync(bool master)
    {
        var process = processes[master ? 0 : 1];
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Enumerable.Reverse(processes))
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }

        folder.Dispose();
    }

    private ChannelReader<string> Run(string spark, string role, params string[] arguments)
    {
        var program = Path.Combine(spark, "bin", OperatingSystem.IsWindows() ? "spark-class.cmd" : "spark-class");
        var start = new ProcessStartInfo(program, ["org.apache.spark.deploy." + role, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
        };
        start.Environment["SPARK_LOCAL_IP"] = "127.0.0.1";
        start.Environment["SPARK_HOME"] = spark;
        // Its port for submitting by REST is a fixed one.
        start.Environment["SPARK_MASTER_OPTS"] = "-Dspark.master.rest.enabled=false";
        var lines = Channel.CreateUnbounded<string>();
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        processes.Add(process);
        return lines.Reader;

        void Hear(string? line)
        {
            if (line is not null)
            {
                lines.Writer.TryWrite(line);
            }
        }
    }

    private static async Task<Match> NextAsync(ChannelReader<string> lines, Regex sign, CancellationToken cancellationToken)
    {
        await foreach (var line in lines.ReadAllAsync(cancellationToken))
        {
            if (sign.Match(line) is { Success: true } match)
            {
                return match;
            }
        }

        throw new InvalidOperationException("The cluster's log ended.");
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
