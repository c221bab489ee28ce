using System.Collections.Concurrent;
using System.Text.Json;
using StartSpark.Contracts;
using StartSpark.Contracts.Comm;
using StartSpark.Jupyter.Messages;
using StartSpark.JupyterServer.Channels;

namespace StartSpark.ServerExtension.SparkUi;

/// <summary>
/// Remembers where each kernel's Spark UI listens, learnt from nothing but what the kernel itself publishes, so that no request can choose
/// where the forwarder goes.
/// </summary>
internal sealed class SparkUiAddresses : IKernelMessageObserver
{
    private const string CommMessage = "comm_msg";
    private readonly ConcurrentDictionary<string, SparkUiAddress> _addresses = new(StringComparer.Ordinal);

    /// <summary>What the kernel last said of its Spark.</summary>
    public SparkUiAddress Of(string kernelId) => _addresses.GetValueOrDefault(kernelId, SparkUiAddress.NoSpark);

    public void OnMessage(string kernelId, JupyterMessage message)
    {
        if (message.Channel == JupyterChannel.IOPub && message.MessageType == CommMessage && ReadStatus(message.ContentJson) is { } status)
        {
            _addresses[kernelId] = Read(status);
        }
    }

    public void OnKernelEnded(string kernelId) => _addresses.TryRemove(kernelId, out _);

    private static SparkUiAddress Read(StatusMessage status)
    {
        if (status.State is not SparkState.Running)
        {
            return SparkUiAddress.NoSpark;
        }

        return Uri.TryCreate(status.UiUrl, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            && url.Host.Length > 0 && url.UserInfo.Length == 0 && url.Query.Length == 0 && url.Fragment.Length == 0
            ? new SparkUiAddress(true, url)
            : SparkUiAddress.NoUi;
    }

    /// <summary>Widgets send comm messages many times a second, so all but ours are passed over before anything is parsed.</summary>
    private static StatusMessage? ReadStatus(ReadOnlyMemory<byte> content)
    {
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
            // Another extension's message that looks like ours, or one of a newer version; it tells nothing of an address.
            return null;
        }
    }
}
