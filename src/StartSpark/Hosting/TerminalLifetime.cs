using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StartSpark.JupyterServer.Kernels;

namespace StartSpark.Hosting;

/// <summary>
/// How the program ends: at Ctrl-C, after one question if kernels run and somebody is there to answer; at a terminate or hang-up signal, at
/// once. Either way in order: the page is told, kernels and their Sparks end, then the program.
/// </summary>
internal sealed class TerminalLifetime(IHostApplicationLifetime application, IServiceProvider services, Terminal terminal) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> _signals = [];
    private int _questions;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle(Interrupt)));
        foreach (var signal in new[] { PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT })
        {
            _signals.Add(PosixSignalRegistration.Create(signal, Handle(application.StopApplication)));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _signals.ForEach(signal => signal.Dispose());

    /// <summary>Ctrl-C: ends the program, or asks first; a second one while the question stands is an answer.</summary>
    internal void Interrupt()
    {
        var kernels = services.GetRequiredService<IRunningKernels>().List().Count;
        if (kernels == 0 || !terminal.IsInteractive || Interlocked.Exchange(ref _questions, 1) != 0)
        {
            application.StopApplication();
            return;
        }

        terminal.Output.Write($"{(kernels == 1 ? "A kernel is" : $"{kernels} kernels are")} running, and what they hold in memory would be lost. End everything? [y/N] ");
        terminal.Output.Flush();
        new Thread(Ask) { IsBackground = true, Name = "question" }.Start();
    }

    private static Action<PosixSignalContext> Handle(Action action) => signal =>
    {
        signal.Cancel = true;
        action();
    };

    private void Ask()
    {
        var answer = terminal.Input.ReadLine()?.Trim();
        if (answer is null || answer.StartsWith("y", StringComparison.OrdinalIgnoreCase))
        {
            application.StopApplication();
            return;
        }

        terminal.Output.WriteLine("Going on.");
        Volatile.Write(ref _questions, 0);
    }
}
