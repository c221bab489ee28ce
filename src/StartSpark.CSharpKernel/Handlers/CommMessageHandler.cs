using StartSpark.CSharpKernel.Comms;
using StartSpark.CSharpKernel.Dispatch;
using StartSpark.CSharpKernel.Dispatch.Content;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Handlers;

/// <summary>A front end says something on a comm.</summary>
internal sealed class CommMessageHandler(CommManager comms, Startup startup) : CommHandler(comms, startup)
{
    public override string MessageType => "comm_msg";

    protected override ValueTask HandleAsync(JupyterMessage request, CommContent content, CancellationToken cancellationToken) =>
        Comms.ReceivedAsync(request, content, cancellationToken);
}
