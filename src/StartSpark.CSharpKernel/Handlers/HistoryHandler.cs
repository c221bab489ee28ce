using StartSpark.CSharpKernel.Dispatch;
using StartSpark.CSharpKernel.Dispatch.Content;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Handlers;

/// <summary>Gives back the cells of this kernel: the last ones, a range, or those that fit a pattern.</summary>
internal sealed class HistoryHandler(ExecutionHistory history, Publisher publisher) : IRequestHandler
{
    /// <summary>The history lives as long as the kernel, which is one session.</summary>
    private const int OnlySession = 1;

    public string MessageType => "history_request";

    public Task HandleAsync(JupyterMessage request, CancellationToken cancellationToken)
    {
        var content = request.ReadContent(ContentJson.Default.HistoryRequest);
        var entries = content.HistAccessType switch
        {
            "range" => content.Session is 0 or OnlySession ? history.Range(content.Start ?? 1, content.Stop) : [],
            "search" => history.Search(content.Pattern ?? "*", content.N, content.Unique),
            _ => history.Tail(content.N ?? int.MaxValue),
        };
        publisher.Reply(request, "history_reply", writer =>
        {
            writer.WriteString("status", "ok");
            writer.WriteStartArray("history");
            foreach (var entry in entries)
            {
                writer.WriteStartArray();
                writer.WriteNumberValue(OnlySession);
                writer.WriteNumberValue(entry.Line);
                if (content.Output)
                {
                    writer.WriteStartArray();
                    writer.WriteStringValue(entry.Input);
                    writer.WriteStringValue(entry.Output);
                    writer.WriteEndArray();
                }
                else
                {
                    writer.WriteStringValue(entry.Input);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        });
        return Task.CompletedTask;
    }
}
