using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using StartSpark.SparkHome.ClassData;

namespace StartSpark.SparkHome.Gateways;

/// <summary>
/// A JVM with a Py4J gateway and no Spark in it yet, the one that classic PySpark uses: both languages make their Spark in
/// it. It belongs to this process and ends with it.
/// </summary>
public sealed class GatewayProcess : IAsyncDisposable
{
    private static readonly TimeSpan SuddenDeath = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(5);

    private readonly Process _process;
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string _secret = "";

    private GatewayProcess(Process process, string logFile, ClassDataArchive? archive)
    {
        _process = process;
        ClassData = archive;
        LogFile = logFile;
        ProcessId = process.Id;
        process.Exited += (_, _) => NoteExit();
        if (process.HasExited)
        {
            NoteExit();
        }
    }

    /// <summary>The JVM's process id.</summary>
    public int ProcessId { get; }

    /// <summary>The gateway's port on 127.0.0.1.</summary>
    public int Port { get; private set; }

    /// <summary>The file with all that the JVM printed.</summary>
    public string LogFile { get; }

    /// <summary>The archive of loaded classes that fits this JVM, whether it exists or not; null where none can.</summary>
    public ClassDataArchive? ClassData { get; }

    /// <summary>Completes with the exit code when the JVM is gone, for whatever reason.</summary>
    public Task<int> Exited => _exited.Task;

    /// <summary>
    /// Starts the JVM and waits until its gateway takes commands. However this ends, no process is left unless one is
    /// given back.
    /// </summary>
    public static async Task<GatewayProcess> StartAsync(GatewayOptions options, CancellationToken cancellationToken)
    {
        DriverLogs.CreatePrivate(options.LogFile);
        var command = await GatewayCommand.BuildAsync(options, cancellationToken);
        var started = Stopwatch.GetTimestamp();
        try
        {
            return await StartAsync(options, command, cancellationToken);
        }
        catch (DriverDiedException) when (command.UsesArchive && Stopwatch.GetElapsedTime(started) < SuddenDeath)
        {
            // A damaged archive kills the JVM before it does anything else; that it was the archive shows a JVM that lives without it.
            var gateway = await StartAsync(options, await GatewayCommand.BuildAsync(options, cancellationToken, fromArchive: false), cancellationToken);
            command.Archive?.Discard();
            return gateway;
        }
    }

    private static async Task<GatewayProcess> StartAsync(GatewayOptions options, GatewayCommand command, CancellationToken cancellationToken)
    {
        using var folder = new PrivateFolder();
        var connection = folder.File("connection");
        var environment = new Dictionary<string, string>(command.Environment.Values) { ["_PYSPARK_DRIVER_CONN_INFO_PATH"] = connection };
        string[] arguments =
        [
            "@" + folder.Write("java.args", GatewayCommand.ArgumentFile(command.JvmArguments)),
            "org.apache.spark.deploy.SparkSubmit",
            "--properties-file", folder.Write("spark.properties", command.Properties),
            "--load-spark-defaults",
            "pyspark-shell",
        ];
        var gateway = new GatewayProcess(OwnedProcess.Start(options, environment, folder.Path, arguments), options.LogFile, command.Archive);
        try
        {
            await gateway.AwaitGatewayAsync(connection, cancellationToken);
            return gateway;
        }
        catch
        {
            await gateway.StopAsync(TimeSpan.FromSeconds(1));
            throw;
        }
    }

    /// <summary>The variables that make a Python in this environment use this gateway.</summary>
    public IReadOnlyDictionary<string, string> PythonVariables => new Dictionary<string, string>
    {
        ["PYSPARK_GATEWAY_PORT"] = Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["PYSPARK_GATEWAY_SECRET"] = _secret,
    };

    /// <summary>Opens a connection to the gateway.</summary>
    public Task<Py4JClient> ConnectAsync(CancellationToken cancellationToken) => Py4JClient.ConnectAsync(Port, _secret, cancellationToken);

    /// <summary>Lets go of the JVM, which makes it end in order; kills it and all its children when it has not after the grace.</summary>
    public async Task StopAsync(TimeSpan grace)
    {
        if (!Exited.IsCompleted)
        {
            _process.StandardInput.Close();
            try
            {
                await Exited.WaitAsync(grace);
            }
            catch (TimeoutException)
            {
                _process.Kill(entireProcessTree: true);
                await Exited;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.FromSeconds(3));
        _process.Dispose();
    }

    private async Task AwaitGatewayAsync(string connection, CancellationToken cancellationToken)
    {
        while (!File.Exists(connection))
        {
            if (Exited.IsCompleted)
            {
                throw DriverDiedException.From(LogFile, await Exited);
            }

            await Task.Delay(LookInterval, cancellationToken);
        }

        // Spark writes the file under another name and renames it, so what is there is whole.
        var bytes = await File.ReadAllBytesAsync(connection, cancellationToken);
        Port = BinaryPrimitives.ReadInt32BigEndian(bytes);
        _secret = Encoding.UTF8.GetString(bytes.AsSpan(8, BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4))));
    }

    private void NoteExit()
    {
        if (_exited.TrySetResult(_process.ExitCode))
        {
            // The watcher waits at the same pipe; it has nothing left to do.
            _process.StandardInput.Dispose();
        }
    }
}
