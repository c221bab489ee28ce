using StartSpark.CSharpKernel.Comms;
using StartSpark.CSharpKernel.Dispatch;
using StartSpark.CSharpKernel.Dispatch.Content;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Handlers;

/// <summary>Lists the open comms, so that a reloaded page finds them again.</summary>
internal sealed class CommInfoHandler(CommManager comms, Publisher publisher) : IRequestHandler
{
    public string MessageType => "comm_info_request";

    public Task HandleAsync(JupyterMessage request, CancellationToken cancellationToken)
    {
        var target = request.ReadContent(ContentJson.Default.CommContent).TargetName;
        publisher.Reply(request, "comm_info_reply", writer =>
        {
            writer.WriteString("status", "ok");
            writer.WriteStartObject("comms");
            foreach (var comm in comms.Open(target))
            {
                writer.WriteStartObject(comm.Id);
                writer.WriteString("target_name", comm.TargetName);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        });
        return Task.CompletedTask;
    }
}
