using System.Text.Json;
using StartSpark.CSharpKernel.Dispatch;
using StartSpark.CSharpKernel.Dispatch.Content;
using StartSpark.CSharpKernel.Scripting;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Handlers;

/// <summary>Completes code, also while a cell runs.</summary>
internal sealed class CompleteHandler(ScriptSession session, Publisher publisher, Startup startup) : IRequestHandler
{
    public string MessageType => "complete_request";

    public Task HandleAsync(JupyterMessage request, CancellationToken cancellationToken)
    {
        var content = request.ReadContent(ContentJson.Default.CodePosition);
        startup.Begin();
        var found = CellCompletion.Find(session, content.Code, content.Offset, cancellationToken);
        var start = CharacterOffset.FromUtf16(content.Code, found.Start);
        var end = CharacterOffset.FromUtf16(content.Code, content.Offset);
        publisher.Reply(request, "complete_reply", writer =>
        {
            writer.WriteString("status", "ok");
            writer.WriteStrings("matches", found.Items.Select(item => item.Text));
            writer.WriteNumber("cursor_start", start);
            writer.WriteNumber("cursor_end", end);
            writer.WriteStartObject("metadata");
            writer.WriteStartArray("_jupyter_types_experimental");
            foreach (var item in found.Items)
            {
                Write(writer, item, start, end);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
        return Task.CompletedTask;
    }

    private static void Write(Utf8JsonWriter writer, CompletionItem item, int start, int end)
    {
        writer.WriteStartObject();
        writer.WriteNumber("start", start);
        writer.WriteNumber("end", end);
        writer.WriteString("text", item.Text);
        writer.WriteString("type", item.Kind);
        writer.WriteString("signature", item.Signature);
        writer.WriteEndObject();
    }
}
