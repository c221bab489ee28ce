using System.Collections.Concurrent;
using System.Collections.Frozen;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>
/// Brings each request to its handler in one of three lanes: what takes its turn goes to the queue of cells, the
/// rest of the shell channel (completion, inspection) and the control channel are served while a cell runs.
/// </summary>
internal sealed class RequestRouter
{
    private readonly FrozenDictionary<string, IRequestHandler> handlers;
    private readonly CellQueue cells;
    private readonly Publisher publisher;
    private readonly Action<JupyterMessage> onInputReply;
    private readonly BlockingCollection<JupyterMessage> shell = [];
    private readonly BlockingCollection<JupyterMessage> control = [];

    public RequestRouter(
        IEnumerable<IRequestHandler> handlers, CellQueue cells, Publisher publisher, Action<JupyterMessage> onInputReply)
    {
        this.handlers = handlers.ToFrozenDictionary(handler => handler.MessageType, StringComparer.Ordinal);
        this.cells = cells;
        this.publisher = publisher;
        this.onInputReply = onInputReply;
    }

    /// <summary>Takes a message on the socket thread and returns at once.</summary>
    public void Receive(JupyterMessage message)
    {
        switch (message.Channel)
        {
            case JupyterChannel.Stdin:
                onInputReply(message);
                break;
            case JupyterChannel.Shell when handlers.TryGetValue(message.MessageType, out var handler) && handler.TakesTurn:
                cells.Add(new RequestWork(message, handler, this));
                break;
            case JupyterChannel.Shell:
                shell.Add(message);
                break;
            default:
                control.Add(message);
                break;
        }
    }

    /// <summary>Starts to serve all three lanes, each on a thread of its own: a cell may fill the thread pool.</summary>
    /// <returns>Completes when a lane has ended, which is when the token is cancelled.</returns>
    public Task RunAsync(CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Start("Shell", () => Serve(shell, cancellationToken));
        Start("Control", () => Serve(control, cancellationToken));
        Start("Cells", () => cells.Run(cancellationToken));
        return ended.Task;

        void Start(string name, Action serve) => new Thread(() =>
        {
            try
            {
                serve();
            }
            catch (OperationCanceledException)
            {
                ended.TrySetResult();
            }
        })
        { IsBackground = true, Name = name }.Start();
    }

    /// <summary>Handles one request between its two status messages.</summary>
    public async Task HandleAsync(JupyterMessage request, IRequestHandler? handler, CancellationToken cancellationToken)
    {
        publisher.Status("busy", request);
        try
        {
            await (handler?.HandleAsync(request, cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
            if (handler is null)
            {
                ReplyError(request, "NotSupported", $"This kernel does not know {request.MessageType}.");
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The kernel ends; there is nobody to answer any more.
        }
        catch (Exception error)
        {
            ReplyError(request, error.GetType().Name, error.Message);
        }
        finally
        {
            Idle(request);
            handler?.AfterIdle();
        }
    }

    /// <summary>Answers a request that a failed cell before it has made pointless.</summary>
    public void Abort(JupyterMessage request, IRequestHandler handler)
    {
        publisher.Status("busy", request);
        handler.TryAbort(request);
        Idle(request);
    }

    private void Serve(BlockingCollection<JupyterMessage> lane, CancellationToken cancellationToken)
    {
        foreach (var request in lane.GetConsumingEnumerable(cancellationToken))
        {
            Blocking.Wait(HandleAsync(request, handlers.GetValueOrDefault(request.MessageType), cancellationToken));
        }
    }

    private void Idle(JupyterMessage request)
    {
        publisher.Status("idle", request);

        // Front ends take the last status for the kernel's: say again that a cell runs.
        if (cells.RunningRequest is { } running && !ReferenceEquals(running, request))
        {
            publisher.Status("busy", running);
        }
    }

    private void ReplyError(JupyterMessage request, string name, string text)
    {
        if (!request.MessageType.EndsWith("_request", StringComparison.Ordinal))
        {
            return;
        }

        publisher.Reply(request, string.Concat(request.MessageType.AsSpan(0, request.MessageType.Length - "request".Length), "reply"), writer =>
        {
            writer.WriteString("status", "error");
            writer.WriteString("ename", name);
            writer.WriteString("evalue", text);
            writer.WriteStrings("traceback", [$"{name}: {text}"]);
        });
    }

    private sealed class RequestWork(JupyterMessage request, IRequestHandler handler, RequestRouter router) : QueuedWork
    {
        public override JupyterMessage? Request => request;

        public override void Run(CancellationToken cancellationToken) =>
            Blocking.Wait(router.HandleAsync(request, handler, cancellationToken));

        public override bool EndsWithFailedCell => handler.MessageType == "execute_request";

        public override void Abort() => router.Abort(request, handler);
    }
}
