using StartSpark.CSharpKernel.Dispatch;
using StartSpark.CSharpKernel.Display;
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
        // The sockets receive from the moment they exist, the kernel sends through them: one must wait for the other.
        KernelSockets? sockets = null;
        using var kernel = new Kernel(message => sockets!.Send(message), options.Extensions, TimeProvider.System);
        using var opened = sockets = new KernelSockets(ConnectionInfo.Read(options.ConnectionFile), kernel.Receive);
        kernel.Publisher.Status("starting", null);

        using var guard = ProcessGuard.Attach(kernel, sockets);
        if (options.ParentProcessId is { } parent)
        {
            ParentWatch.Start(parent, () => _ = kernel.Lifetime.EndAsync());
        }

        Console.SetOut(new CellTextWriter(kernel.Publisher, isError: false));
        Console.SetError(new CellTextWriter(kernel.Publisher, isError: true));
        Console.SetIn(new CellTextReader(kernel.Input));
        Cell.Connect(kernel.Output);
        kernel.CaptureNativeOutput();
        await kernel.RunAsync().ConfigureAwait(false);
        kernel.Publisher.Flush();
        return 0;
    }
}
