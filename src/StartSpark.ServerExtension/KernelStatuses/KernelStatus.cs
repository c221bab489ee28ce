using System.Text.Json;
using StartSpark.Contracts;
using StartSpark.Contracts.Comm;
using StartSpark.Jupyter.Messages;

namespace StartSpark.ServerExtension.KernelStatuses;

/// <summary>Finds among all that a kernel publishes what it says of its Spark.</summary>
internal static class KernelStatus
{
    private const string CommMessage = "comm_msg";

    /// <summary>The status in a message; null for every other message. Widgets send comm messages many times a second, so all but ours are passed over before anything is parsed.</summary>
    public static StatusMessage? Read(JupyterMessage message)
    {
        if (message.Channel != JupyterChannel.IOPub || message.MessageType != CommMessage)
        {
            return null;
        }

        var content = message.ContentJson;
        if (content.Span.IndexOf("\"status\""u8) < 0 || content.Span.IndexOf("\"uiUrl\""u8) < 0)
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(content);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("data", out var data)
                && data.ValueKind == JsonValueKind.Object
                && data.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.ValueEquals(CommRequest.Status)
                && data.TryGetProperty("v", out var version) && version.TryGetInt32(out var number) && number == ContractVersion.Current
                ? data.Deserialize(ContractsJson.Default.StatusMessage)
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Another extension's message that looks like ours, or one of a newer version; it tells nothing.
            return null;
        }
    }
}
