using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace StartSpark.Jupyter.Messages;

/// <summary>
/// One message of the Jupyter protocol. Its four JSON parts stay the bytes that arrived, so that a server can pass
/// them on unread; what is asked for is parsed then. Instances do not change and may be shared between threads.
/// </summary>
public sealed class JupyterMessage
{
    private static readonly ReadOnlyMemory<byte> EmptyObject = "{}"u8.ToArray();
    private JupyterHeader? header;
    private JupyterHeader? parentHeader;
    private bool parentRead;

    /// <summary>The channel it travels on.</summary>
    public required JupyterChannel Channel { get; init; }

    /// <summary>The ZeroMQ routing frames in front of the message; the topic frame for IOPub. Empty by default.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Identities { get; init; } = [];

    /// <summary>The header as UTF-8 JSON.</summary>
    public required ReadOnlyMemory<byte> HeaderJson { get; init; }

    /// <summary>The parent's header as UTF-8 JSON; <c>{}</c> where there is none.</summary>
    public ReadOnlyMemory<byte> ParentHeaderJson { get; init; } = EmptyObject;

    /// <summary>The metadata as UTF-8 JSON; <c>{}</c> by default.</summary>
    public ReadOnlyMemory<byte> MetadataJson { get; init; } = EmptyObject;

    /// <summary>The content as UTF-8 JSON; <c>{}</c> by default.</summary>
    public ReadOnlyMemory<byte> ContentJson { get; init; } = EmptyObject;

    /// <summary>Binary buffers behind the content. Empty by default.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Buffers { get; init; } = [];

    /// <summary>The header, parsed at first use.</summary>
    /// <exception cref="JupyterFormatException">It is not a header.</exception>
    public JupyterHeader Header => header ??= ParseHeader(HeaderJson)
        ?? throw new JupyterFormatException("A Jupyter message has an empty header.");

    /// <summary>The parent's header, parsed at first use; null where the message answers nothing.</summary>
    /// <exception cref="JupyterFormatException">It is not a header.</exception>
    public JupyterHeader? ParentHeader
    {
        get
        {
            if (!parentRead)
            {
                parentHeader = ParseHeader(ParentHeaderJson);
                parentRead = true;
            }

            return parentHeader;
        }
    }

    /// <summary>The message's type, such as <c>execute_request</c>.</summary>
    public string MessageType => Header.MessageType;

    /// <summary>Makes a message with a fresh header.</summary>
    /// <param name="channel">The channel it will travel on.</param>
    /// <param name="messageType">The type, such as <c>status</c>.</param>
    /// <param name="session">The sender's session.</param>
    /// <param name="contentJson">The content as UTF-8 JSON.</param>
    /// <param name="parent">The message that it answers; null for none. Its identities are taken over, except for IOPub.</param>
    /// <param name="metadataJson">The metadata as UTF-8 JSON; <c>{}</c> when empty.</param>
    /// <param name="buffers">Binary buffers; none when null.</param>
    /// <returns>The message.</returns>
    public static JupyterMessage Create(
        JupyterChannel channel,
        string messageType,
        string session,
        ReadOnlyMemory<byte> contentJson,
        JupyterMessage? parent = null,
        ReadOnlyMemory<byte> metadataJson = default,
        IReadOnlyList<ReadOnlyMemory<byte>>? buffers = null)
    {
        var header = JupyterHeader.Create(messageType, session);
        return new JupyterMessage
        {
            Channel = channel,
            Identities = channel == JupyterChannel.IOPub
                ? [Encoding.UTF8.GetBytes(messageType)]
                : parent?.Identities ?? [],
            HeaderJson = JsonSerializer.SerializeToUtf8Bytes(header, Messages.HeaderJson.Default.JupyterHeader),
            ParentHeaderJson = parent?.HeaderJson ?? EmptyObject,
            MetadataJson = metadataJson.IsEmpty ? EmptyObject : metadataJson,
            ContentJson = contentJson.IsEmpty ? EmptyObject : contentJson,
            Buffers = buffers ?? [],
            header = header,
        };
    }

    /// <summary>Reads the content.</summary>
    /// <typeparam name="T">The record of the content.</typeparam>
    /// <param name="typeInfo">Its generated JSON description.</param>
    /// <returns>The content.</returns>
    /// <exception cref="JupyterFormatException">The content is not such a record.</exception>
    public T ReadContent<T>(JsonTypeInfo<T> typeInfo)
    {
        try
        {
            return JsonSerializer.Deserialize(ContentJson.Span, typeInfo)
                ?? throw new JupyterFormatException($"The content of a {MessageType} message is null.");
        }
        catch (JsonException problem)
        {
            throw new JupyterFormatException($"The content of a {MessageType} message could not be read: {problem.Message}", problem);
        }
    }

    private static JupyterHeader? ParseHeader(ReadOnlyMemory<byte> json)
    {
        try
        {
            var parsed = JsonSerializer.Deserialize(json.Span, Messages.HeaderJson.Default.JupyterHeader);
            return parsed is null or { MessageId: "", MessageType: "" } ? null : parsed;
        }
        catch (JsonException problem)
        {
            throw new JupyterFormatException("A Jupyter message's header is not the JSON of a header.", problem);
        }
    }
}
