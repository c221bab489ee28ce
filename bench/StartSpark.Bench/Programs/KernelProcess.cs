using System.Diagnostics;
using System.Text;
using System.Threading.Channels;
using StartSpark.Jupyter.Connection;
using StartSpark.Jupyter.Messages;
using StartSpark.Jupyter.Sockets;
using StartSpark.Testing;

namespace StartSpark.Bench.Programs;

/// <summary>A kernel as its own process, spoken to over ZeroMQ without any server between.</summary>
internal sealed class KernelProcess : IAsyncDisposable
{
    private readonly Channel<JupyterMessage> inbox = Channel.CreateUnbounded<JupyterMessage>();
    private readonly TestFolder folder = new("kernel");
    private readonly Process process;
    private readonly KernelClient client;
    private readonly string session = Guid.NewGuid().ToString("N");

    private KernelProcess(Func<string, ProcessStartInfo> command)
    {
        var connection = new ConnectionInfo
        {
            ShellPort = FreePort.Take(),
            ControlPort = FreePort.Take(),
            StdinPort = FreePort.Take(),
            IOPubPort = FreePort.Take(),
            HeartbeatPort = FreePort.Take(),
            Key = ConnectionInfo.CreateKey(),
        };
        var file = folder.File("connection.json");
        connection.Write(file);
        client = new KernelClient(connection, message => inbox.Writer.TryWrite(message));
        var start = command(file);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.WorkingDirectory = folder.Path;
        Started = Stopwatch.GetTimestamp();
        process = Process.Start(start)!;
        Drain.Rest(process.StandardOutput);
        Drain.Rest(process.StandardError);
    }

    /// <summary>When the process was started.</summary>
    public long Started { get; }

    public static KernelProcess CSharp() => new(file => new ProcessStartInfo(
        RepositoryRoot.File("artifacts", "kernel-host", OperatingSystem.IsWindows() ? "StartSpark.KernelHost.exe" : "StartSpark.KernelHost"),
        ["--connection-file", file]));

    public static KernelProcess IPython(IReadOnlyDictionary<string, string>? environment = null) => new(file =>
    {
        var start = new ProcessStartInfo("/usr/bin/python3", ["-m", "ipykernel_launcher", "-f", file]);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return start;
    });

    /// <summary>Asks until the kernel answers for the first time.</summary>
    public async Task InfoAsync(CancellationToken cancellationToken) =>
        await AskAsync(JupyterChannel.Shell, "kernel_info_request", "{}", "kernel_info_reply", cancellationToken);

    /// <summary>Runs a cell and gives the seconds until its reply.</summary>
    public async Task<double> ExecuteAsync(string code, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await AskAsync(JupyterChannel.Shell, "execute_request", Wire.Execute(code), "execute_reply", cancellationToken);
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        client.Dispose();
        folder.Dispose();
    }

    private async Task AskAsync(JupyterChannel channel, string type, string content, string reply, CancellationToken cancellationToken)
    {
        var request = JupyterMessage.Create(channel, type, session, Encoding.UTF8.GetBytes(content));
        client.Send(request);
        await foreach (var message in inbox.Reader.ReadAllAsync(cancellationToken))
        {
            if (message.MessageType == reply && message.ParentHeader?.MessageId == request.Header.MessageId)
            {
                return;
            }
        }
    }
}
