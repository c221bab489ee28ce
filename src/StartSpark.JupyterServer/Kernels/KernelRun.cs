using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StartSpark.Jupyter.Connection;
using StartSpark.Jupyter.Messages;
using StartSpark.Jupyter.Sockets;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>One life of a kernel, from the start of its process to the end of it: a restart makes a new one.</summary>
internal sealed class KernelRun : IAsyncDisposable
{
    private static readonly TimeSpan NudgeInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan KillPatience = TimeSpan.FromSeconds(5);
    private readonly string session = Guid.NewGuid().ToString("N");
    private readonly string kernelId;
    private readonly KernelSupplies supplies;
    private readonly KernelProcess process;
    private readonly KernelClient client;
    private readonly Action<JupyterMessage> deliver;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JupyterMessage>> requests = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource heardIdle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long started;
    private long received;
    private bool heardAnything;

    private KernelRun(KernelSupplies supplies, string kernelId, string displayName, KernelProcess process, ConnectionInfo connection, Action<JupyterMessage> deliver)
    {
        this.supplies = supplies;
        this.kernelId = kernelId;
        this.process = process;
        this.deliver = deliver;
        started = supplies.Clock.GetTimestamp();
        client = new KernelClient(connection, Receive, Rejected);
        Ready = BecomeReadyAsync(displayName);
    }

    /// <summary>The process id.</summary>
    public int ProcessId => process.Id;

    /// <summary>
    /// Ends when the kernel has answered and its publications arrive, so that nothing said from then on is missed; fails
    /// with a <see cref="KernelStartException"/> when the process ends before.
    /// </summary>
    public Task Ready { get; }

    /// <summary>Ends when the process has ended, with its exit code.</summary>
    public Task<int> Exited => process.Exited;

    /// <summary>Whether the server itself has begun to end it.</summary>
    public bool IsStopping { get; private set; }

    /// <summary>Starts a process and connects to it.</summary>
    /// <exception cref="KernelStartException">The process cannot be started.</exception>
    public static KernelRun Start(
        KernelSupplies supplies, string kernelId, string displayName, KernelCommand command, ConnectionInfo connection, Action<JupyterMessage> deliver)
    {
        var process = KernelProcess.Start(command, kernelId, supplies.Guard, supplies.Logger);
        try
        {
            return new KernelRun(supplies, kernelId, displayName, process, connection, deliver);
        }
        catch (Exception problem)
        {
            // Out of sockets, say: a process that nobody can talk to must not stay.
            process.Kill();
            throw new KernelStartException($"The kernel '{displayName}' was started but could not be connected to: {problem.Message}", problem);
        }
    }

    /// <summary>Queues a client's message.</summary>
    public void Send(JupyterMessage message) => client.Send(message);

    /// <summary>Sends a request of the server's own and waits for its reply, which no client sees.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public async Task<JupyterMessage> RequestAsync<T>(
        JupyterChannel channel, string messageType, T content, JsonTypeInfo<T> shape, CancellationToken cancellationToken)
    {
        var request = JupyterMessage.Create(channel, messageType, session, JsonSerializer.SerializeToUtf8Bytes(content, shape));
        var reply = new TaskCompletionSource<JupyterMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        requests[request.Header.MessageId] = reply;
        try
        {
            client.Send(request);
            return await reply.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            requests.TryRemove(request.Header.MessageId, out _);
        }
    }

    /// <summary>Interrupts by the operating system's signal.</summary>
    public void Interrupt() => process.Signal(UnixSignals.Interrupt);

    /// <summary>Interrupts by a message; the kernel's answer is of no use to anybody.</summary>
    public void RequestInterrupt() =>
        client.Send(JupyterMessage.Create(JupyterChannel.Control, "interrupt_request", session, default));

    /// <summary>Tells that the end of the process, from now on, is the server's will and no death.</summary>
    public void MarkStopping() => IsStopping = true;

    /// <summary>Ends the process: asks it, then signals it, then kills it. Returns when it has ended.</summary>
    public async Task StopAsync(bool restart)
    {
        IsStopping = true;
        if (Exited.IsCompleted)
        {
            return;
        }

        if (Ready.IsCompletedSuccessfully)
        {
            var content = JsonSerializer.SerializeToUtf8Bytes(new ShutdownContent(restart), KernelsJson.Default.ShutdownContent);
            client.Send(JupyterMessage.Create(JupyterChannel.Control, "shutdown_request", session, content));
            if (await EndsWithinAsync(supplies.Options.ShutdownPatience))
            {
                return;
            }

            Log.EndedBySignal(supplies.Logger, kernelId, supplies.Options.ShutdownPatience);
        }

        process.Terminate();
        if (!await EndsWithinAsync(supplies.Options.TerminatePatience))
        {
            process.Kill();
            await EndsWithinAsync(KillPatience);
        }
    }

    /// <summary>Lets the last messages of an ended process come in, then closes the sockets.</summary>
    public async ValueTask DisposeAsync()
    {
        // They wait in the sockets' buffers: the process is gone, so they come without a pause or not at all.
        long before;
        do
        {
            before = Interlocked.Read(ref received);
            await Task.Delay(Quiet, supplies.Clock);
        }
        while (Interlocked.Read(ref received) != before);

        client.Dispose();
        process.Dispose();
    }

    private async Task<bool> EndsWithinAsync(TimeSpan patience)
    {
        try
        {
            await Exited.WaitAsync(patience, supplies.Clock);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task BecomeReadyAsync(string displayName)
    {
        using var over = new CancellationTokenSource();
        try
        {
            for (var asked = 1; ; asked++)
            {
                var answer = RequestAsync(JupyterChannel.Shell, "kernel_info_request", new EmptyContent(), KernelsJson.Default.EmptyContent, over.Token);
                await Task.WhenAny(answer, Exited);
                if (Exited.IsCompleted)
                {
                    throw await DiedAsync(displayName);
                }

                // The subscription may connect later than the shell; then the answer's own status messages were missed, so ask again.
                await Task.WhenAny(heardIdle.Task, Exited, Task.Delay(NudgeInterval, supplies.Clock, over.Token));
                if (heardIdle.Task.IsCompleted || (asked > 1 && Volatile.Read(ref heardAnything)))
                {
                    Log.Ready(supplies.Logger, kernelId, (long)supplies.Clock.GetElapsedTime(started).TotalMilliseconds);
                    return;
                }
            }
        }
        finally
        {
            await over.CancelAsync();
        }
    }

    private async Task<KernelStartException> DiedAsync(string displayName)
    {
        var words = await process.LastWordsAsync();
        var message = $"The kernel '{displayName}' died while starting (exit code {await Exited}).";
        return new KernelStartException(words.Length == 0 ? $"{message} It said nothing." : $"{message} Its last words:\n{words}");
    }

    // On the socket thread.
    private void Receive(JupyterMessage message)
    {
        Interlocked.Increment(ref received);
        try
        {
            if (message.Channel == JupyterChannel.IOPub)
            {
                Volatile.Write(ref heardAnything, true);
                if (!heardIdle.Task.IsCompleted && IsOurIdle(message))
                {
                    deliver(message);
                    heardIdle.TrySetResult();
                    return;
                }
            }
            else if (message.ParentHeader is { } parent && parent.Session == session)
            {
                if (requests.TryGetValue(parent.MessageId, out var reply))
                {
                    reply.TrySetResult(message);
                }

                return;
            }

            deliver(message);
        }
        catch (JupyterFormatException problem)
        {
            Rejected(problem);
        }
    }

    private bool IsOurIdle(JupyterMessage message) =>
        message.MessageType == "status"
        && message.ParentHeader?.Session == session
        && message.ReadContent(KernelsJson.Default.StatusContent).ExecutionState == KernelStates.Idle;

    private void Rejected(JupyterFormatException problem) => Log.MessageRejected(supplies.Logger, kernelId, problem.Message);
}
