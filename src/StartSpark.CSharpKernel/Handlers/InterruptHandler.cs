using StartSpark.CSharpKernel.Dispatch;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Handlers;

/// <summary>Interrupts the running cell.</summary>
internal sealed class InterruptHandler(CellQueue queue, Publisher publisher) : IRequestHandler
{
    public string MessageType => "interrupt_request";

    public Task HandleAsync(JupyterMessage request, CancellationToken cancellationToken)
    {
        queue.Interrupt();
        publisher.Reply(request, "interrupt_reply", writer => writer.WriteString("status", "ok"));
        return Task.CompletedTask;
    }
}
