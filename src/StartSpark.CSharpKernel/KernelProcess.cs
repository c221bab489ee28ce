using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using StartSpark.CSharpKernel.Comms;
using StartSpark.CSharpKernel.Dispatch;
using StartSpark.CSharpKernel.Display;
using StartSpark.CSharpKernel.Handlers;
using StartSpark.CSharpKernel.Scripting;
using StartSpark.Jupyter.Connection;
using StartSpark.Jupyter.Sockets;

namespace StartSpark.CSharpKernel;

/// <summary>Makes the current process a C# kernel.</summary>
public static class KernelProcess
{
    /// <summary>
    /// Runs the kernel until a front end shuts it down, its parent process ends, or a signal ends it. It takes over
    /// the console, signals and unhandled exceptions of the process: one kernel per process.
    /// </summary>
    /// <param name="options">What to run with.</param>
    /// <returns>The process's exit code.</returns>
    /// <exception cref="IOException">The connection file can't be read.</exception>
    /// <exception cref="Jupyter.Messages.JupyterFormatException">The connection file is not one.</exception>
    public static async Task<int> RunAsync(KernelOptions options)
    {
        var connection = ConnectionInfo.Read(options.ConnectionFile);
        using var lifetime = new KernelLifetime();
        RequestRouter? router = null;
        var routing = new ManualResetEventSlim();
        using var sockets = new KernelSockets(connection, message =>
        {
            routing.Wait();
            router!.Receive(message);
        });
        using var publisher = new Publisher(sockets.Send, Guid.NewGuid().ToString("N"), TimeProvider.System);
        var input = new InputRequests(publisher);
        var formatters = new DisplayFormatters();
        var cells = new CellQueue();
        router = Compose(options, publisher, input, formatters, cells, lifetime);
        publisher.Status("starting", null);
        routing.Set();

        using var guard = ProcessGuard.Attach(publisher, cells, lifetime, sockets);
        if (options.ParentProcessId is { } parent)
        {
            ParentWatch.Start(parent, () => _ = lifetime.EndAsync());
        }

        Console.SetOut(new CellTextWriter(publisher, isError: false));
        Console.SetError(new CellTextWriter(publisher, isError: true));
        Console.SetIn(new CellTextReader(input));
        Cell.Connect(new CellOutput(publisher, formatters, input));

        var lanes = router.RunAsync(lifetime.Ending);
        var queue = cells.RunAsync(lifetime.Ending);
        await Task.WhenAny(lifetime.Ended, lanes, queue).ConfigureAwait(false);
        return 0;
    }

    private static RequestRouter Compose(
        KernelOptions options,
        Publisher publisher,
        InputRequests input,
        DisplayFormatters formatters,
        CellQueue cells,
        KernelLifetime lifetime)
    {
        var scope = new ScriptScope();
        var session = new ScriptSession(scope);
        var history = new ExecutionHistory();
        var comms = new CommManager(publisher);
        var executor = new CellExecutor(session, cells, publisher, TimeProvider.System);
        var context = new KernelContext(comms, new ExtensionCells(executor, cells), scope, formatters, lifetime);
        var warmUp = new WarmUp(scope, formatters, TimeProvider.System);
        var startup = new Startup(options.Extensions, context, warmUp, lifetime.Ending);
        IRequestHandler[] handlers =
        [
            new KernelInfoHandler(publisher, startup),
            new ExecuteHandler(executor, cells, publisher, formatters, history, startup),
            new CompleteHandler(session, publisher, startup),
            new InspectHandler(session, publisher, startup),
            new IsCompleteHandler(publisher),
            new HistoryHandler(history, publisher),
            new CommInfoHandler(comms, publisher),
            new CommOpenHandler(comms, startup),
            new CommMessageHandler(comms, startup),
            new CommCloseHandler(comms, startup),
            new InterruptHandler(cells, publisher),
            new ShutdownHandler(lifetime, publisher),
            new ConfigureHandler(publisher),
            new DebugHandler(publisher),
        ];
        return new RequestRouter(handlers, cells, publisher, input.Receive);
    }
}
