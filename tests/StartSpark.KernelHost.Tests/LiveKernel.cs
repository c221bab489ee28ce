using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using StartSpark.Jupyter.Connection;
using StartSpark.Jupyter.Messages;
using StartSpark.Jupyter.Sockets;
using StartSpark.Testing;

namespace StartSpark.KernelHost.Tests;

/// <summary>The real kernel host in a process of its own, driven over ZeroMQ as a server would.</summary>
public sealed class LiveKernel : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly TestFolder folder = new("kernel");
    private readonly Channel<JupyterMessage> arrived = Channel.CreateUnbounded<JupyterMessage>();
    private readonly List<JupyterMessage> unclaimed = [];
    private readonly StringBuilder ownOutput = new();
    private KernelClient? client;

    /// <summary>The program as it is shipped, compiled ahead.</summary>
    public static string HostPath { get; } = RepositoryRoot.File("artifacts", "kernel-host", "StartSpark.KernelHost" + (OperatingSystem.IsWindows() ? ".exe" : ""));

    public Process Process { get; private set; } = null!;

    public string Folder => folder.Path;

    /// <summary>Its <c>~/.startspark</c>.</summary>
    public string Home => folder.Folder("home");

    public string ConnectionFile => folder.File("connection.json");

    /// <summary>What the process wrote past the protocol.</summary>
    public string OwnOutput
    {
        get
        {
            lock (ownOutput)
            {
                return ownOutput.ToString();
            }
        }
    }

    /// <summary>What has arrived and was not asked for yet.</summary>
    public IReadOnlyList<JupyterMessage> Unclaimed => [.. unclaimed];

    public async ValueTask InitializeAsync() => await StartAsync(new Dictionary<string, string>());

    public async Task StartAsync(IReadOnlyDictionary<string, string> environment)
    {
        WriteConnection();
        var start = new ProcessStartInfo(HostPath, ["--connection-file", ConnectionFile])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["JPY_PARENT_PID"] = Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["STARTSPARK_HOME"] = Home;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        Process = Process.Start(start)!;
        Process.OutputDataReceived += Keep;
        Process.ErrorDataReceived += Keep;
        Process.BeginOutputReadLine();
        Process.BeginErrorReadLine();
        await ConnectAsync();

        void Keep(object sender, DataReceivedEventArgs line)
        {
            lock (ownOutput)
            {
                ownOutput.AppendLine(line.Data);
            }
        }
    }

    /// <summary>Connects to a kernel that somebody else has started on <see cref="ConnectionFile"/>.</summary>
    public async Task ConnectAsync()
    {
        client = new KernelClient(ConnectionInfo.Read(ConnectionFile), message => arrived.Writer.TryWrite(message));

        // A subscription takes hold at a moment of its own: ask until an answer is heard on iopub too.
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            var id = Send(JupyterChannel.Control, "kernel_info_request", "{}");
            await NextAsync(message => message.Channel == JupyterChannel.Control && IsChild(message, id), limit.Token);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
            patience.CancelAfter(TimeSpan.FromMilliseconds(200));
            try
            {
                await NextAsync(message => message.Channel == JupyterChannel.IOPub && IsChild(message, id) && IsIdle(message), patience.Token);
                unclaimed.Clear();
                return;
            }
            catch (OperationCanceledException) when (!limit.IsCancellationRequested)
            {
                // Not subscribed yet.
            }
        }
    }

    public void WriteConnection()
    {
        using var ports = new FreePorts(5);
        new ConnectionInfo
        {
            Key = ConnectionInfo.CreateKey(),
            ShellPort = ports[0],
            ControlPort = ports[1],
            StdinPort = ports[2],
            IOPubPort = ports[3],
            HeartbeatPort = ports[4],
        }.Write(ConnectionFile);
    }

    public string Send(
        JupyterChannel channel, string type, string content, IReadOnlyList<ReadOnlyMemory<byte>>? buffers = null)
    {
        var message = JupyterMessage.Create(channel, type, "test", Encoding.UTF8.GetBytes(content), buffers: buffers);
        client!.Send(message);
        return message.Header.MessageId;
    }

    public Task BeatAsync(CancellationToken cancellationToken) => client!.BeatAsync(cancellationToken);

    /// <summary>Sends a cell and returns the request's id at once.</summary>
    public string SendCell(string code, bool allowStdin = false, bool stopOnError = true, string extra = "") => Send(
        JupyterChannel.Shell,
        "execute_request",
        $$"""{"code":{{Quote(code)}},"allow_stdin":{{(allowStdin ? "true" : "false")}},"stop_on_error":{{(stopOnError ? "true" : "false")}}{{extra}}}""");

    /// <summary>Runs a cell to its end.</summary>
    public Task<CellReport> RunAsync(string code, CancellationToken cancellationToken, string extra = "") =>
        EndOfAsync(SendCell(code, extra: extra), cancellationToken);

    /// <summary>Waits for the reply and for idle on iopub, and gives everything between.</summary>
    public async Task<CellReport> EndOfAsync(string id, CancellationToken cancellationToken)
    {
        List<JupyterMessage> output = [];
        JupyterMessage? reply = null;
        var idle = false;
        while (reply is null || !idle)
        {
            // What a comm says is for whoever holds it, whichever cell it was said under.
            var message = await NextAsync(candidate => IsChild(candidate, id) && candidate.MessageType != "comm_msg", cancellationToken);
            if (message.Channel == JupyterChannel.IOPub)
            {
                output.Add(message);
                idle |= IsIdle(message);
            }
            else if (message.Channel == JupyterChannel.Shell || message.Channel == JupyterChannel.Control)
            {
                reply = message;
            }
        }

        return new CellReport(reply, output);
    }

    /// <summary>Sends a request and gives the content of its reply, once the kernel is idle again.</summary>
    public async Task<JsonElement> AskAsync(JupyterChannel channel, string type, string content, CancellationToken cancellationToken) =>
        (await EndOfAsync(Send(channel, type, content), cancellationToken)).Reply;

    /// <summary>The next message that fits; others are kept for whoever asks for them.</summary>
    public async Task<JupyterMessage> NextAsync(Func<JupyterMessage, bool> fits, CancellationToken cancellationToken)
    {
        for (var at = 0; at < unclaimed.Count; at++)
        {
            if (fits(unclaimed[at]))
            {
                var found = unclaimed[at];
                unclaimed.RemoveAt(at);
                return found;
            }
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        while (true)
        {
            var message = await arrived.Reader.ReadAsync(limit.Token);
            if (fits(message))
            {
                return message;
            }

            unclaimed.Add(message);
        }
    }

    /// <summary>The next output of a cell, such as its first printed line.</summary>
    public Task<JupyterMessage> NextOutputAsync(string id, string type, CancellationToken cancellationToken) =>
        NextAsync(message => message.Channel == JupyterChannel.IOPub && IsChild(message, id) && message.MessageType == type, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (Process is { HasExited: false })
        {
            Process.Kill(entireProcessTree: true);
            await Process.WaitForExitAsync();
        }

        client?.Dispose();
        Process?.Dispose();
        folder.Dispose();
    }

    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private static bool IsChild(JupyterMessage message, string id) => message.ParentHeader?.MessageId == id;

    private static bool IsIdle(JupyterMessage message) =>
        message.MessageType == "status" && Encoding.UTF8.GetString(message.ContentJson.Span).Contains("idle", StringComparison.Ordinal);
}
