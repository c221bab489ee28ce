using System.Collections.Immutable;
using StartSpark.CSharpKernel.Extensibility;

namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>The kernel's one end, whoever asks for it: a shutdown request, a signal, the death of the parent.</summary>
internal sealed class KernelLifetime : IDisposable
{
    private static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(3);

    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource ending = new();
    private readonly Lock gate = new();
    private ImmutableArray<Func<KernelShutdown, CancellationToken, Task>> registrations = [];
    private Task? told;

    /// <summary>Cancelled when the kernel begins to end.</summary>
    public CancellationToken Ending => ending.Token;

    /// <summary>Completes when the process may leave.</summary>
    public Task Ended => ended.Task;

    public IDisposable Register(Func<KernelShutdown, CancellationToken, Task> onShutdown)
    {
        ImmutableInterlocked.Update(ref registrations, static (list, added) => list.Add(added), onShutdown);
        return new Registration(() => ImmutableInterlocked.Update(ref registrations, static (list, gone) => list.Remove(gone), onShutdown));
    }

    /// <summary>Tells every extension, once, and waits for them, 3 seconds at most.</summary>
    public Task TellExtensionsAsync(bool restart)
    {
        lock (gate)
        {
            return told ??= TellAsync(new KernelShutdown(restart));
        }
    }

    /// <summary>Lets the process leave; what is queued to be sent still goes out.</summary>
    public void End() => ended.TrySetResult();

    /// <summary>Ends the kernel without a request.</summary>
    public async Task EndAsync()
    {
        await TellExtensionsAsync(restart: false).ConfigureAwait(false);
        ended.TrySetResult();
    }

    public void Dispose()
    {
        ending.Cancel();
        ending.Dispose();
    }

    private async Task TellAsync(KernelShutdown shutdown)
    {
        using var limit = new CancellationTokenSource(ShutdownTime);
        var work = registrations.Select(tell => Task.Run(() => tell(shutdown, limit.Token), CancellationToken.None));
        try
        {
            await Task.WhenAll(work).WaitAsync(ShutdownTime).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // An extension that fails or takes too long can't keep the kernel alive.
        }
    }
}
