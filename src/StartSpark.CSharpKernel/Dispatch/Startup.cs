using StartSpark.CSharpKernel.Extensibility;

namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>
/// The part of the start that nobody waits for: after the first kernel_info_reply the extensions are loaded and the
/// compiler is warmed, so that the first cell finds everything ready.
/// </summary>
internal sealed class Startup(
    IReadOnlyList<Func<IKernelExtension>> extensions, IKernelContext context, WarmUp warmUp, CancellationToken ending)
{
    private readonly Lock gate = new();
    private readonly List<string> problems = [];
    private Task? loaded;
    private Task? warmed;

    /// <summary>Begins, once; returns at once.</summary>
    public void Begin()
    {
        lock (gate)
        {
            if (loaded is null)
            {
                loaded = Task.Run(LoadAsync, ending);
                warmed = WarmAsync(loaded);
            }
        }
    }

    /// <summary>Waits until the extensions are loaded.</summary>
    public Task LoadedAsync()
    {
        Begin();
        return loaded!;
    }

    /// <summary>Waits until cells can run; a warm-up under way ends after its current cell.</summary>
    /// <returns>What went wrong while extensions were loaded; told once.</returns>
    public async Task<IReadOnlyList<string>> ReadyAsync()
    {
        Begin();
        warmUp.Stop();
        await loaded!.ConfigureAwait(false);
        await warmed!.ConfigureAwait(false);
        lock (gate)
        {
            string[] told = [.. problems];
            problems.Clear();
            return told;
        }
    }

    private async Task LoadAsync()
    {
        foreach (var create in extensions)
        {
            var name = "An extension";
            try
            {
                var extension = create();
                name = extension.Name;
                await extension.LoadAsync(context, ending).ConfigureAwait(false);
            }
            catch (Exception error) when (!ending.IsCancellationRequested)
            {
                lock (gate)
                {
                    problems.Add($"{name} could not be loaded and is not there in this kernel: {error.Message}");
                }
            }
        }
    }

    private async Task WarmAsync(Task before)
    {
        await before.ConfigureAwait(false);
        warmUp.Run(ending);
    }
}
