using Microsoft.Extensions.Logging;
using StartSpark.Jupyter.Messages;
using StartSpark.JupyterServer.KernelSpecs;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>
/// Keeps one warm kernel for each kernelspec that allows it, so that a new notebook finds its kernel started. The first is
/// started when a page loads, not with the server; the next a while after one was handed out, off the way of the first
/// cells. Thread-safe.
/// </summary>
internal sealed class KernelPool(
    KernelSpecCatalog catalog,
    KernelSupplies supplies,
    NotebookFolders folders,
    ILogger<KernelPool> logger) : IKernelSpecsObserver
{
    private static readonly TimeSpan AdoptPatience = TimeSpan.FromSeconds(2);
    private readonly Lock gate = new();
    private readonly Dictionary<string, Warm> warm = new(StringComparer.Ordinal);
    private readonly HashSet<string> failed = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stopping = new();
    private Task delayed = Task.CompletedTask;

    /// <inheritdoc/>
    public void OnListed() => Fill();

    /// <summary>Takes the warm kernel of a kernelspec and moves it to a notebook's folder; null when there is none that can.</summary>
    public async Task<Kernel?> TakeAsync(KernelSpec spec, string folder, string? sessionName)
    {
        Warm? taken;
        lock (gate)
        {
            if (!warm.Remove(spec.Name, out taken))
            {
                return null;
            }
        }

        FillLater();
        var kernel = taken.Kernel;
        try
        {
            // One that is still starting is ahead of a new one all the same.
            if (taken.Fingerprint == spec.Fingerprint && await taken.Started)
            {
                using var patience = new CancellationTokenSource(AdoptPatience, supplies.Clock);
                if (await kernel.AdoptAsync(folder, sessionName, patience.Token))
                {
                    Log.WarmHandedOut(logger, kernel.Id, spec.Name);
                    return kernel;
                }
            }
        }
        catch (Exception problem) when (problem is OperationCanceledException or JupyterFormatException)
        {
            Log.WarmFailed(logger, spec.Name, "it did not agree to be moved to the notebook's folder.");
        }

        _ = kernel.ShutdownAsync();
        return null;
    }

    /// <summary>The warm kernel of a kernelspec once it has started, null if it did not; null for none at all.</summary>
    public Task<Kernel?>? WarmKernel(string specName)
    {
        lock (gate)
        {
            return warm.TryGetValue(specName, out var kept) ? WhenStartedAsync(kept) : null;
        }
    }

    /// <summary>Ends all warm kernels; no other is started.</summary>
    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        List<Warm> all;
        lock (gate)
        {
            all = [.. warm.Values];
            warm.Clear();
        }

        await Task.WhenAll(all.Select(each => each.Kernel.ShutdownAsync()));
        await delayed;
    }

    private static async Task<Kernel?> WhenStartedAsync(Warm kept) => await kept.Started ? kept.Kernel : null;

    private void Fill()
    {
        if (!supplies.Options.Prestart)
        {
            return;
        }

        foreach (var spec in catalog.List().Where(spec => spec.MayPrestart))
        {
            lock (gate)
            {
                if (!stopping.IsCancellationRequested && !warm.ContainsKey(spec.Name) && !failed.Contains(spec.Fingerprint))
                {
                    var kernel = supplies.CreateKernel(spec, folders.Root, sessionName: null, isWarm: true);
                    warm[spec.Name] = new Warm(kernel, spec.Fingerprint, Task.Run(() => StartAsync(kernel)));
                }
            }
        }
    }

    private void FillLater()
    {
        lock (gate)
        {
            if (!stopping.IsCancellationRequested && delayed.IsCompleted)
            {
                delayed = FillAfterDelayAsync();
            }
        }
    }

    private async Task FillAfterDelayAsync()
    {
        try
        {
            await Task.Delay(supplies.Options.PrestartDelay, supplies.Clock, stopping.Token);
            Fill();
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task<bool> StartAsync(Kernel kernel)
    {
        try
        {
            await kernel.StartAsync();
            _ = ForgetAfterEndAsync(kernel);
            return true;
        }
        catch (KernelStartException problem)
        {
            // Not tried again until its definition changes; a person who asks for this kernel is told why it fails.
            Log.WarmFailed(logger, kernel.Spec.Name, problem.Message);
            lock (gate)
            {
                failed.Add(kernel.Spec.Fingerprint);
            }

            Forget(kernel);
            return false;
        }
    }

    private async Task ForgetAfterEndAsync(Kernel kernel)
    {
        await kernel.Ended;
        Forget(kernel);
    }

    private void Forget(Kernel kernel)
    {
        lock (gate)
        {
            if (warm.TryGetValue(kernel.Spec.Name, out var kept) && kept.Kernel == kernel)
            {
                warm.Remove(kernel.Spec.Name);
            }
        }
    }

    private sealed record Warm(Kernel Kernel, string Fingerprint, Task<bool> Started);
}
