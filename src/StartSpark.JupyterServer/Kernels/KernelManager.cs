using Microsoft.Extensions.Hosting;
using StartSpark.JupyterServer.Channels;
using StartSpark.JupyterServer.KernelSpecs;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>Owns the kernels that people have asked for: starts them, finds them, ends them all with the server. Thread-safe.</summary>
internal sealed class KernelManager(
    KernelSpecCatalog catalog,
    KernelSupplies supplies,
    KernelPool pool) : IRunningKernels, IKernelHubs, IHostedService, IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly List<Kernel> kernels = [];
    private bool stopping;

    /// <summary>Starts a kernel, or hands out a warm one.</summary>
    /// <param name="specName">The kernelspec; null for the default one.</param>
    /// <param name="folder">The folder to work in.</param>
    /// <param name="sessionName">The notebook's path on this machine; null for none.</param>
    /// <exception cref="NoSuchKernelException">There is no such kernelspec.</exception>
    /// <exception cref="KernelStartException">The kernel cannot be started.</exception>
    public async Task<Kernel> StartAsync(string? specName, string folder, string? sessionName)
    {
        specName ??= catalog.DefaultOf(catalog.List());
        var spec = catalog.Find(specName) ?? throw new NoSuchKernelException(specName);
        if (await pool.TakeAsync(spec, folder, sessionName) is { } warm)
        {
            await AddAsync(warm);
            return warm;
        }

        var kernel = supplies.CreateKernel(spec, folder, sessionName);
        await AddAsync(kernel);
        await kernel.StartAsync();
        return kernel;
    }

    /// <summary>A live kernel; null when there is none of this id.</summary>
    public Kernel? FindKernel(string kernelId)
    {
        lock (gate)
        {
            return Live().Find(kernel => kernel.Id == kernelId);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<KernelModel> List()
    {
        lock (gate)
        {
            return [.. Live().Select(kernel => kernel.ToModel())];
        }
    }

    /// <inheritdoc/>
    public KernelModel? Find(string kernelId) => FindKernel(kernelId)?.ToModel();

    /// <inheritdoc/>
    public ChannelHub? FindHub(string kernelId) => FindKernel(kernelId)?.Hub;

    /// <summary>Nothing starts before somebody asks.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends all kernels at the same time, warm ones too.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        List<Kernel> all;
        lock (gate)
        {
            stopping = true;
            all = [.. Live()];
        }

        await Task.WhenAll([pool.StopAsync(), .. all.Select(kernel => kernel.ShutdownAsync())]);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private async Task AddAsync(Kernel kernel)
    {
        bool late;
        lock (gate)
        {
            late = stopping;
            if (!late)
            {
                kernels.Add(kernel);
            }
        }

        if (late)
        {
            await kernel.ShutdownAsync();
            throw new KernelStartException("The server is stopping; no kernel can be started any more.");
        }
    }

    /// <summary>The kernels without those that have ended, which are gone from the very moment of their end. For whoever holds the gate.</summary>
    private List<Kernel> Live()
    {
        kernels.RemoveAll(kernel => kernel.Ended.IsCompleted);
        return kernels;
    }
}
