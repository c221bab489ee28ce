using StartSpark.CSharpKernel.Dispatch;
using StartSpark.CSharpKernel.Dispatch.Content;
using StartSpark.CSharpKernel.Scripting;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Handlers;

/// <summary>Tells what the name under the cursor is, with its documentation.</summary>
internal sealed class InspectHandler(ScriptSession session, Publisher publisher, Startup startup) : IRequestHandler
{
    public string MessageType => "inspect_request";

    public Task HandleAsync(JupyterMessage request, CancellationToken cancellationToken)
    {
        var content = request.ReadContent(ContentJson.Default.CodePosition);
        startup.Begin();
        var found = CellInspection.Find(session, content.Code, content.Offset, cancellationToken);
        publisher.Reply(request, "inspect_reply", writer =>
        {
            writer.WriteString("status", "ok");
            writer.WriteBoolean("found", found is not null);
            writer.WriteStartObject("data");
            if (found is not null)
            {
                writer.WriteString("text/plain", found.Text);
                writer.WriteString("text/markdown", found.Markdown);
            }

            writer.WriteEndObject();
            writer.WriteEmptyObject("metadata");
        });
        return Task.CompletedTask;
    }
}
