using StartSpark.CSharpKernel.Dispatch;
using StartSpark.CSharpKernel.Dispatch.Content;
using StartSpark.CSharpKernel.Scripting;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Handlers;

/// <summary>Tells a console whether Enter runs the code or begins another line.</summary>
internal sealed class IsCompleteHandler(Publisher publisher) : IRequestHandler
{
    public string MessageType => "is_complete_request";

    public Task HandleAsync(JupyterMessage request, CancellationToken cancellationToken)
    {
        var state = CellCompleteness.Of(request.ReadContent(ContentJson.Default.CodePosition).Code);
        publisher.Reply(request, "is_complete_reply", writer =>
        {
            writer.WriteString("status", state.Status);
            if (state.Status == CellCompleteness.Incomplete)
            {
                writer.WriteString("indent", state.Indent);
            }
        });
        return Task.CompletedTask;
    }
}
