using StartSpark.CSharpKernel.Comms;
using StartSpark.CSharpKernel.Dispatch;
using StartSpark.CSharpKernel.Dispatch.Content;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Handlers;

/// <summary>
/// Brings one type of comm message to its target: on the shell channel in its turn among the cells, on the control
/// channel at once.
/// </summary>
internal abstract class CommHandler(CommManager comms, Startup startup) : IRequestHandler
{
    public abstract string MessageType { get; }

    public bool TakesTurn => true;

    protected CommManager Comms => comms;

    public async Task HandleAsync(JupyterMessage request, CancellationToken cancellationToken)
    {
        // Extensions register the targets.
        await startup.LoadedAsync().ConfigureAwait(false);
        await HandleAsync(request, request.ReadContent(ContentJson.Default.CommContent), cancellationToken).ConfigureAwait(false);
    }

    protected abstract ValueTask HandleAsync(JupyterMessage request, CommContent content, CancellationToken cancellationToken);
}
