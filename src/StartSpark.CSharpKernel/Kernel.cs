using StartSpark.CSharpKernel.Comms;
using StartSpark.CSharpKernel.Dispatch;
using StartSpark.CSharpKernel.Display;
using StartSpark.CSharpKernel.Extensibility;
using StartSpark.CSharpKernel.Handlers;
using StartSpark.CSharpKernel.Scripting;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel;

/// <summary>All parts of a kernel, put together; knows neither sockets nor the process it lives in.</summary>
internal sealed class Kernel : IDisposable
{
    private readonly RequestRouter router;
    private readonly CellExecutor executor;

    public Kernel(Action<JupyterMessage> send, IReadOnlyList<Func<IKernelExtension>> extensions, TimeProvider clock)
    {
        Publisher = new Publisher(send, Guid.NewGuid().ToString("N"), clock);
        Input = new InputRequests(Publisher);
        var scope = new ScriptScope();
        var session = new ScriptSession(scope);
        var formatters = new DisplayFormatters();
        var history = new ExecutionHistory();
        var comms = new CommManager(Publisher);
        executor = new CellExecutor(session, Cells, Publisher, clock);
        var context = new KernelContext(comms, new ExtensionCells(executor, Cells), scope, formatters, Lifetime);
        var startup = new Startup(extensions, context, new WarmUp(scope, formatters, clock), Lifetime.Ending);
        Output = new CellOutput(Publisher, formatters, Input);
        router = new RequestRouter(
            [
                new KernelInfoHandler(Publisher, startup),
                new ExecuteHandler(executor, Cells, Publisher, formatters, history, startup),
                new CompleteHandler(session, Publisher, startup),
                new InspectHandler(session, Publisher, startup),
                new IsCompleteHandler(Publisher),
                new HistoryHandler(history, Publisher),
                new CommInfoHandler(comms, Publisher),
                new CommOpenHandler(comms, startup),
                new CommMessageHandler(comms, startup),
                new CommCloseHandler(comms, startup),
                new InterruptHandler(Cells, Publisher),
                new ShutdownHandler(Lifetime, Publisher),
                new ConfigureHandler(Publisher),
                new DebugHandler(Publisher),
            ],
            Cells,
            Publisher,
            Input.Receive);
    }

    public Publisher Publisher { get; }

    public InputRequests Input { get; }

    public CellOutput Output { get; }

    public CellQueue Cells { get; } = new();

    public KernelLifetime Lifetime { get; } = new();

    /// <summary>Takes a message from a front end and returns at once.</summary>
    public void Receive(JupyterMessage message) => router.Receive(message);

    /// <summary>Publishes the standard output of native code and child processes too. For a kernel that owns its process.</summary>
    public void CaptureNativeOutput()
    {
        var nativeOutput = NativeOutput.Capture(Publisher, TimeProvider.System);
        executor.OnEnded = nativeOutput is null ? executor.OnEnded : nativeOutput.Drain;
    }

    /// <summary>Serves requests until the kernel ends.</summary>
    public Task RunAsync() =>
        Task.WhenAny(Lifetime.Ended, router.RunAsync(Lifetime.Ending)).Unwrap();

    public void Dispose()
    {
        Lifetime.Dispose();
        Publisher.Dispose();
    }
}
