using StartSpark.CSharpKernel.Comms;
using StartSpark.CSharpKernel.Dispatch;
using StartSpark.CSharpKernel.Dispatch.Content;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Handlers;

/// <summary>A front end opens a comm.</summary>
internal sealed class CommOpenHandler(CommManager comms, Startup startup) : CommHandler(comms, startup)
{
    public override string MessageType => "comm_open";

    protected override ValueTask HandleAsync(JupyterMessage request, CommContent content, CancellationToken cancellationToken) =>
        Comms.OpenedAsync(request, content, cancellationToken);
}
