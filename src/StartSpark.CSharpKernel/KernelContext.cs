using StartSpark.CSharpKernel.Comms;
using StartSpark.CSharpKernel.Dispatch;
using StartSpark.CSharpKernel.Display;
using StartSpark.CSharpKernel.Extensibility;
using StartSpark.CSharpKernel.Scripting;

namespace StartSpark.CSharpKernel;

/// <summary>The kernel as extensions see it.</summary>
internal sealed class KernelContext(
    CommManager comms, ExtensionCells cells, ScriptScope scope, DisplayFormatters formatters, KernelLifetime lifetime) : IKernelContext
{
    public ICommTargets Comms => comms;

    public ICellQueue Cells => cells;

    public IKernelVariables Variables => cells;

    public IScriptScope Scope => scope;

    public IDisplayFormatters Formatters => formatters;

    public IDisposable OnShutdown(Func<KernelShutdown, CancellationToken, Task> onShutdown) => lifetime.Register(onShutdown);
}
