using StartSpark.Jupyter.Connection;
using StartSpark.Jupyter.Messages;
using StartSpark.JupyterServer.Channels;
using StartSpark.JupyterServer.KernelSpecs;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>
/// A kernel as its clients know it: one id, one hub and one state over all its restarts.
/// </summary>
/// <remarks>
/// Its life: <c>starting → (idle ⇄ busy) → ended</c>; a request to restart, or a death that the policy forgives, leads
/// through <c>restarting</c> to a new run; the last death leads through <c>dead</c> to the end. Whatever changes the run
/// holds the gate; messages and interrupts do not, so they never wait for a kernel that is slow to end.
/// </remarks>
internal sealed class Kernel
{
    private const int WaitingLimit = 1000;
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Lock sendGate = new();
    private readonly List<JupyterMessage> waiting = [];
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly KernelSupplies supplies;
    private RestartPolicy policy;
    private ConnectionInfo? connection;
    private KernelRun? run;

    public Kernel(KernelSupplies supplies, KernelSpec spec, string folder, string? sessionName, bool isWarm)
    {
        this.supplies = supplies;
        Spec = spec;
        Folder = folder;
        SessionName = sessionName;
        IsWarm = isWarm;
        Activity = new KernelActivity(supplies.Clock);
        policy = NewPolicy();
        Hub = new ChannelHub(
            Id, Send, () => Activity.State == KernelStates.Busy, supplies.Channels, supplies.RuntimeFolder, supplies.Clock, supplies.Logger);
    }

    /// <summary>The id in the REST API.</summary>
    public string Id { get; } = Guid.NewGuid().ToString();

    /// <summary>What starts it.</summary>
    public KernelSpec Spec { get; }

    /// <summary>The folder that it works in.</summary>
    public string Folder { get; private set; }

    /// <summary>The value of <c>JPY_SESSION_NAME</c>: the notebook's path on this machine; null for a kernel without one.</summary>
    public string? SessionName { get; private set; }

    /// <summary>Whether it waits for a notebook; such a one is not restarted when it dies.</summary>
    public bool IsWarm { get; private set; }

    /// <summary>Its clients.</summary>
    public ChannelHub Hub { get; }

    /// <summary>What it is doing.</summary>
    public KernelActivity Activity { get; }

    /// <summary>Ends when the kernel is gone for good.</summary>
    public Task Ended => ended.Task;

    /// <summary>The id of the present process; null between two.</summary>
    public int? ProcessId => Volatile.Read(ref run)?.ProcessId;

    /// <summary>What the REST API shows.</summary>
    public KernelModel ToModel() => new(Id, Spec.Name, Activity.LastActivity, Activity.State, Hub.Connections);

    /// <summary>Starts the kernel; returns when it answers, or, if it is slow, while it is still starting.</summary>
    /// <exception cref="KernelStartException">It cannot be started, or died while starting; it is gone then.</exception>
    public async Task StartAsync()
    {
        try
        {
            var first = await BeginAsync();
            try
            {
                await AwaitAnswerAsync(first);
            }
            catch (KernelStartException) when (!first.IsStopping && !LocalPorts.AreFree(connection!))
            {
                // Another program took one of its ports between our choice and its start.
                await EndRunAsync(first);
                first = await BeginAsync();
                await AwaitAnswerAsync(first);
            }

            _ = WatchAsync(first);
        }
        catch (KernelStartException)
        {
            await ShutdownAsync();
            throw;
        }
    }

    /// <summary>Sends a client's message to the kernel; between two runs it waits for the next one. Ignored when the kernel is gone.</summary>
    public void Send(JupyterMessage message)
    {
        lock (sendGate)
        {
            if (run is { } present)
            {
                present.Send(message);
            }
            else if (!ended.Task.IsCompleted && waiting.Count < WaitingLimit)
            {
                waiting.Add(message);
            }
        }
    }

    /// <summary>Interrupts what is running; nothing when the kernel is between two runs.</summary>
    /// <exception cref="PlatformNotSupportedException">The kernel wants a signal and Windows has none.</exception>
    public void Interrupt()
    {
        var present = Volatile.Read(ref run);
        if (Spec.InterruptMode == KernelInterruptMode.Message)
        {
            present?.RequestInterrupt();
        }
        else
        {
            present?.Interrupt();
        }
    }

    /// <summary>Ends the process and starts a new one under the same id.</summary>
    /// <exception cref="KernelStartException">The new one cannot be started or died while starting.</exception>
    public async Task RestartAsync()
    {
        if (Volatile.Read(ref run) is { } old)
        {
            old.MarkStopping();
        }

        KernelRun next;
        await gate.WaitAsync();
        try
        {
            if (ended.Task.IsCompleted)
            {
                throw new KernelStartException($"The kernel '{Spec.DisplayName}' has ended; start a new one.");
            }

            policy = NewPolicy();
            Activity.Become(KernelStates.Restarting);
            await StopRunAsync(restart: true);

            // For the windows that did not order it; what the new process says first, nobody may be listening to yet.
            Hub.PublishStatus(KernelStates.Starting);
            next = Begin();
            _ = WatchAsync(next);
        }
        catch (KernelStartException)
        {
            Activity.Become(KernelStates.Dead);
            Hub.PublishStatus(KernelStates.Dead);
            Finish();
            throw;
        }
        finally
        {
            gate.Release();
        }

        await AwaitAnswerAsync(next);
    }

    /// <summary>Ends the kernel for good. Returns when no process of it is left.</summary>
    public async Task ShutdownAsync()
    {
        await gate.WaitAsync();
        try
        {
            await StopRunAsync(restart: false);
            Finish();
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Moves a warm kernel to the notebook that it is handed to.</summary>
    /// <returns>Whether the kernel agreed; if not, it is of no use.</returns>
    /// <exception cref="OperationCanceledException">It did not answer before the token was cancelled.</exception>
    public async Task<bool> AdoptAsync(string folder, string? sessionName, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref run) is not { } present)
        {
            return false;
        }

        var content = new ConfigureContent(
            folder, sessionName is null ? new Dictionary<string, string>() : new() { ["JPY_SESSION_NAME"] = sessionName });
        var reply = await present.RequestAsync(
            JupyterChannel.Control, "configure_request", content, KernelsJson.Default.ConfigureContent, cancellationToken);
        if (reply.ReadContent(KernelsJson.Default.ReplyContent).Status != "ok")
        {
            return false;
        }

        await gate.WaitAsync(cancellationToken);
        try
        {
            (Folder, SessionName, IsWarm) = (folder, sessionName, false);
            return !ended.Task.IsCompleted;
        }
        finally
        {
            gate.Release();
        }
    }

    private RestartPolicy NewPolicy() => new(supplies.Options.RestartLimit, supplies.Options.StableAfter, supplies.Clock);

    private async Task AwaitAnswerAsync(KernelRun started)
    {
        try
        {
            await started.Ready.WaitAsync(supplies.Options.StartPatience, supplies.Clock);
        }
        catch (TimeoutException)
        {
            // A slow one: its clients see "starting" and wait, whoever asked for it need not.
        }
    }

    private async Task<KernelRun> BeginAsync()
    {
        await gate.WaitAsync();
        try
        {
            return ended.Task.IsCompleted
                ? throw new KernelStartException($"The kernel '{Spec.DisplayName}' was ended while it was starting.")
                : Begin();
        }
        finally
        {
            gate.Release();
        }
    }

    // The gate is held. The ports and the key stay over restarts, so that other clients with the connection file stay connected.
    private KernelRun Begin()
    {
        try
        {
            connection ??= supplies.Ports.Reserve(Spec.Name);
            var file = supplies.ConnectionFileOf(Id);
            connection.Write(file);
            var command = supplies.Prepare(Spec, KernelCommand.Create(Spec, file, Folder, SessionName, supplies.Options.HiddenVariables));
            var next = KernelRun.Start(supplies, Id, Spec.DisplayName, command, connection, Deliver);
            Log.Started(supplies.Logger, Id, Spec.Name, next.ProcessId);
            lock (sendGate)
            {
                waiting.ForEach(next.Send);
                waiting.Clear();
                run = next;
            }

            return next;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new KernelStartException($"The connection file of the kernel '{Spec.DisplayName}' could not be written: {problem.Message}", problem);
        }
    }

    private void Deliver(JupyterMessage message)
    {
        if (message.Channel == JupyterChannel.IOPub)
        {
            Activity.Note(message);
        }

        Hub.Publish(message);
        supplies.Observers.Message(Id, message);
    }

    private async Task WatchAsync(KernelRun watched)
    {
        var code = await watched.Exited;
        await gate.WaitAsync();
        try
        {
            if (watched.IsStopping || run != watched)
            {
                return;
            }

            // Ports that were perhaps never bound are not tried again.
            await EndRunAsync(watched);
            if (!watched.Ready.IsCompletedSuccessfully)
            {
                ReleasePorts();
            }

            if (IsWarm || !policy.MayRestart())
            {
                Log.DiedForGood(supplies.Logger, Id, code);
                Activity.Become(KernelStates.Dead);
                Hub.PublishStatus(KernelStates.Dead);
                Finish();
                return;
            }

            Log.DiedAndRestarts(supplies.Logger, Id, code, policy.Deaths, supplies.Options.RestartLimit);
            Activity.Become(KernelStates.Restarting);
            Hub.PublishStatus(KernelStates.Restarting);
            _ = WatchAsync(Begin());
        }
        catch (KernelStartException problem)
        {
            Log.RestartFailed(supplies.Logger, Id, problem.Message);
            Activity.Become(KernelStates.Dead);
            Hub.PublishStatus(KernelStates.Dead);
            Finish();
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task StopRunAsync(bool restart)
    {
        if (run is { } present)
        {
            present.MarkStopping();
            if (Activity.State == KernelStates.Busy && !(OperatingSystem.IsWindows() && Spec.InterruptMode == KernelInterruptMode.Signal))
            {
                // A kernel in the middle of a cell hears the request to end only after it.
                Interrupt();
            }

            await present.StopAsync(restart);
            await EndRunAsync(present);
        }
    }

    private async Task EndRunAsync(KernelRun over)
    {
        lock (sendGate)
        {
            run = null;
        }

        await over.DisposeAsync();
        supplies.Observers.Ended(Id);
    }

    private void ReleasePorts()
    {
        if (connection is { } own)
        {
            supplies.Ports.Release(own);
            connection = null;
        }
    }

    private void Finish()
    {
        if (ended.TrySetResult())
        {
            ReleasePorts();
            File.Delete(supplies.ConnectionFileOf(Id));
            Hub.Close();
            Log.Ended(supplies.Logger, Id);
        }
    }
}
