using StartSpark.CSharpKernel.Dispatch;
using StartSpark.CSharpKernel.Dispatch.Content;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Handlers;

/// <summary>Ends the kernel: extensions first, so that nothing they started outlives it, then the reply.</summary>
internal sealed class ShutdownHandler(KernelLifetime lifetime, Publisher publisher) : IRequestHandler
{
    public string MessageType => "shutdown_request";

    public async Task HandleAsync(JupyterMessage request, CancellationToken cancellationToken)
    {
        var restart = request.ReadContent(ContentJson.Default.ShutdownRequest).Restart;
        await lifetime.TellExtensionsAsync(restart).ConfigureAwait(false);
        publisher.Reply(request, "shutdown_reply", writer =>
        {
            writer.WriteString("status", "ok");
            writer.WriteBoolean("restart", restart);
        });
    }

    public void AfterIdle() => lifetime.End();
}
