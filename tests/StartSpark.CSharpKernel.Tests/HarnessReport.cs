using System.Text.Json;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Tests;

/// <summary>What came back for one request, in order.</summary>
internal sealed class HarnessReport(IReadOnlyList<JupyterMessage> messages)
{
    public IReadOnlyList<string> Types => [.. messages.Select(message => message.MessageType)];

    public JsonElement Reply => Content(messages.First(message => message.MessageType.EndsWith("_reply", StringComparison.Ordinal)));

    public string Status => Reply.GetProperty("status").GetString()!;

    public string? Result => Find("execute_result")?.GetProperty("data").GetProperty("text/plain").GetString();

    public JsonElement? Find(string type) =>
        messages.FirstOrDefault(message => message.MessageType == type) is { } found ? Content(found) : null;

    private static JsonElement Content(JupyterMessage message)
    {
        using var document = JsonDocument.Parse(message.ContentJson);
        return document.RootElement.Clone();
    }
}
