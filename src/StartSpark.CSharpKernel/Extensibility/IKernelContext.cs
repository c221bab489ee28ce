namespace StartSpark.CSharpKernel.Extensibility;

/// <summary>The kernel as an extension sees it. Every member may be used from any thread.</summary>
public interface IKernelContext
{
    /// <summary>Comms, the two-way message lines between this kernel and its front ends.</summary>
    ICommTargets Comms { get; }

    /// <summary>The queue in which cells take their turns, and who runs now.</summary>
    ICellQueue Cells { get; }

    /// <summary>The variables that cells have declared.</summary>
    IKernelVariables Variables { get; }

    /// <summary>What every cell has in scope without asking: references and usings.</summary>
    IScriptScope Scope { get; }

    /// <summary>How values look as the result of a cell.</summary>
    IDisplayFormatters Formatters { get; }

    /// <summary>Registers work to be done when the kernel shuts down, such as ending a process that it started.</summary>
    /// <param name="onShutdown">
    /// Called once, before <c>shutdown_reply</c> is sent, also when the parent process is gone or a signal ends the
    /// kernel. The argument says whether a restart follows; the token is cancelled when the time is up
    /// (3 seconds by default, for all registrations together).
    /// </param>
    /// <returns>Disposing it takes the registration back.</returns>
    IDisposable OnShutdown(Func<KernelShutdown, CancellationToken, Task> onShutdown);
}
