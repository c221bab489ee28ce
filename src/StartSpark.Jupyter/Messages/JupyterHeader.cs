using System.Text.Json.Serialization;

namespace StartSpark.Jupyter.Messages;

/// <summary>A message's header (Jupyter messaging protocol, "General Message Format").</summary>
public sealed record JupyterHeader
{
    /// <summary>The version of the messaging protocol that this library writes.</summary>
    public const string ProtocolVersion = "5.4";

    /// <summary>Unique name of the message.</summary>
    [JsonPropertyName("msg_id")]
    public string MessageId { get; init; } = "";

    /// <summary>The session of the client, or of the kernel for its own messages.</summary>
    [JsonPropertyName("session")]
    public string Session { get; init; } = "";

    /// <summary>Who sent it; may be empty.</summary>
    [JsonPropertyName("username")]
    public string Username { get; init; } = "";

    /// <summary>When it was made, ISO 8601 in UTC.</summary>
    [JsonPropertyName("date")]
    public string Date { get; init; } = "";

    /// <summary>The type, such as <c>execute_request</c>.</summary>
    [JsonPropertyName("msg_type")]
    public string MessageType { get; init; } = "";

    /// <summary>The protocol version of the sender.</summary>
    [JsonPropertyName("version")]
    public string Version { get; init; } = ProtocolVersion;

    /// <summary>Makes a fresh header with an id of its own.</summary>
    /// <param name="messageType">The type, such as <c>status</c>.</param>
    /// <param name="session">The sender's session.</param>
    /// <param name="clock">Where the date comes from; the system's clock by default.</param>
    /// <returns>The header.</returns>
    public static JupyterHeader Create(string messageType, string session, TimeProvider? clock = null) => new()
    {
        MessageId = Guid.NewGuid().ToString("N"),
        Session = session,
        Username = "startspark",
        Date = (clock ?? TimeProvider.System).GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture),
        MessageType = messageType,
    };
}
