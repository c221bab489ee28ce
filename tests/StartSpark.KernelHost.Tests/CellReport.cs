using System.Text.Json;
using StartSpark.Jupyter.Messages;

namespace StartSpark.KernelHost.Tests;

/// <summary>What came back for one request.</summary>
public sealed class CellReport(JupyterMessage reply, IReadOnlyList<JupyterMessage> output)
{
    public JsonElement Reply { get; } = Parse(reply);

    public IReadOnlyList<JupyterMessage> Output { get; } = output;

    public string Status => Reply.GetProperty("status").GetString()!;

    /// <summary>The types of the iopub messages, in order.</summary>
    public IReadOnlyList<string> Types => [.. Output.Select(message => message.MessageType)];

    /// <summary>The text/plain of the result; null when there was none.</summary>
    public string? Result => Find("execute_result") is { } content
        ? content.GetProperty("data").GetProperty("text/plain").GetString()
        : null;

    /// <summary>The lines of the error.</summary>
    public string Traceback => Find("error") is { } content
        ? string.Join('\n', content.GetProperty("traceback").EnumerateArray().Select(line => line.GetString()))
        : "";

    public string Stream(string name) => string.Concat(Output
        .Where(message => message.MessageType == "stream")
        .Select(Parse)
        .Where(content => content.GetProperty("name").GetString() == name)
        .Select(content => content.GetProperty("text").GetString()));

    public JsonElement? Find(string type) =>
        Output.FirstOrDefault(message => message.MessageType == type) is { } found ? Parse(found) : null;

    public static JsonElement Parse(JupyterMessage message)
    {
        using var document = JsonDocument.Parse(message.ContentJson);
        return document.RootElement.Clone();
    }
}
