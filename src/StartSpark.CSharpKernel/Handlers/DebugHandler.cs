using StartSpark.CSharpKernel.Dispatch;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Handlers;

/// <summary>Declines the debugger's requests, which kernel_info did not offer.</summary>
internal sealed class DebugHandler(Publisher publisher) : IRequestHandler
{
    public string MessageType => "debug_request";

    public Task HandleAsync(JupyterMessage request, CancellationToken cancellationToken)
    {
        publisher.Reply(request, "debug_reply", writer =>
        {
            writer.WriteString("type", "response");
            writer.WriteBoolean("success", false);
            writer.WriteString("message", "The C# kernel has no debugger yet.");
        });
        return Task.CompletedTask;
    }
}
