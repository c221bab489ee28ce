using StartSpark.CSharpKernel.Comms;
using StartSpark.CSharpKernel.Dispatch;
using StartSpark.CSharpKernel.Dispatch.Content;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Handlers;

/// <summary>A front end closes a comm.</summary>
internal sealed class CommCloseHandler(CommManager comms, Startup startup) : CommHandler(comms, startup)
{
    public override string MessageType => "comm_close";

    protected override ValueTask HandleAsync(JupyterMessage request, CommContent content, CancellationToken cancellationToken) =>
        Comms.ClosedAsync(request, content, cancellationToken);
}
