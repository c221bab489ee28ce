using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using StartSpark.CSharpKernel.Dispatch;
using StartSpark.CSharpKernel.Scripting;
using StartSpark.Jupyter.Sockets;

namespace StartSpark.CSharpKernel;

/// <summary>
/// What may hit the whole process: signals, exceptions on threads of the person's own, and a cell that calls
/// <c>Environment.Exit</c>.
/// </summary>
internal sealed class ProcessGuard : IDisposable
{
    private readonly List<PosixSignalRegistration> signals = [];
    private readonly Publisher publisher;
    private readonly KernelLifetime lifetime;
    private readonly KernelSockets sockets;

    private ProcessGuard(Publisher publisher, KernelLifetime lifetime, KernelSockets sockets)
    {
        this.publisher = publisher;
        this.lifetime = lifetime;
        this.sockets = sockets;
    }

    public static ProcessGuard Attach(Kernel kernel, KernelSockets sockets)
    {
        var guard = new ProcessGuard(kernel.Publisher, kernel.Lifetime, sockets);
        guard.Handle(PosixSignal.SIGINT, kernel.Cells.Interrupt);
        guard.Handle(PosixSignal.SIGTERM, () => _ = kernel.Lifetime.EndAsync());
        AppDomain.CurrentDomain.ProcessExit += guard.OnProcessExit;

        // The kernel outlives exceptions on threads, timers and "async void" methods of cells.
        ExceptionHandling.SetUnhandledExceptionHandler(error =>
        {
            kernel.Publisher.Write(
                "stderr",
                CellScope.Current?.Parent,
                "Unhandled exception on a thread of its own:\n" + string.Join('\n', CellErrors.Describe(error)) + "\n");
            return true;
        });
        return guard;
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        foreach (var signal in signals)
        {
            signal.Dispose();
        }
    }

    private void Handle(PosixSignal signal, Action action) => signals.Add(PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        action();
    }));

    /// <summary>The kernel's own end takes this handler away before; so a cell has called Environment.Exit.</summary>
    private void OnProcessExit(object? sender, EventArgs e)
    {
        publisher.Write(
            "stderr",
            CellScope.Current?.Parent,
            "\nEnvironment.Exit was called: it ends the kernel, and all variables are gone.\n");
        Blocking.Wait(lifetime.TellExtensionsAsync(restart: false));
        publisher.Dispose();
        sockets.Dispose();
    }
}
