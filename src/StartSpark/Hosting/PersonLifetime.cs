using System.Runtime.InteropServices;
using StartSpark.JupyterServer.Kernels;

namespace StartSpark.Hosting;

/// <summary>
/// Ends the server at the person's word: Ctrl-C asks once when kernels run, a second Ctrl-C or a signal of the system ends
/// at once. Whoever ends it, kernels and their Sparks end first.
/// </summary>
internal sealed class PersonLifetime(IHostApplicationLifetime application, IRunningKernels kernels) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> signals = [];
    private int asked;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupted));
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, Terminated));
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGQUIT, Terminated));
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGHUP, Terminated));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => signals.ForEach(signal => signal.Dispose());

    private void Terminated(PosixSignalContext signal)
    {
        signal.Cancel = true;
        application.StopApplication();
    }

    private void Interrupted(PosixSignalContext signal)
    {
        signal.Cancel = true;
        var running = kernels.List().Count;
        if (running == 0 || Console.IsInputRedirected || Interlocked.Exchange(ref asked, 1) == 1)
        {
            application.StopApplication();
            return;
        }

        Console.Error.Write(running == 1 ? "One kernel runs. End it and the server? [y/N] " : $"{running} kernels run. End them and the server? [y/N] ");
        _ = Task.Run(() =>
        {
            if (Console.ReadLine()?.Trim() is ['y' or 'Y', ..])
            {
                application.StopApplication();
            }
            else
            {
                Interlocked.Exchange(ref asked, 0);
                Console.Error.WriteLine("The server goes on.");
            }
        });
    }
}
