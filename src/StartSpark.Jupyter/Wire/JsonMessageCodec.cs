using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using StartSpark.Jupyter.Messages;

namespace StartSpark.Jupyter.Wire;

/// <summary>
/// The frames of Jupyter's first WebSocket protocol, for clients that offer no subprotocol: a JSON object in a text
/// frame, or, where a message has buffers, a binary frame of big-endian 32-bit offsets, that JSON and the buffers.
/// </summary>
public static class JsonMessageCodec
{
    /// <summary>Writes a message's frame: text without buffers, binary with them.</summary>
    /// <param name="message">The message.</param>
    /// <returns>The frame's bytes.</returns>
    public static ReadOnlyMemory<byte> Encode(JupyterMessage message)
    {
        var json = EncodeJson(message);
        if (message.Buffers.Count == 0)
        {
            return json;
        }

        var parts = new List<ReadOnlyMemory<byte>>(message.Buffers.Count + 1) { json };
        parts.AddRange(message.Buffers);
        var head = 4 * (parts.Count + 1);
        var frame = new byte[head + parts.Sum(part => part.Length)];
        BinaryPrimitives.WriteUInt32BigEndian(frame, (uint)parts.Count);
        var at = head;
        for (var i = 0; i < parts.Count; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(4 * (i + 1)), (uint)at);
            parts[i].Span.CopyTo(frame.AsSpan(at));
            at += parts[i].Length;
        }

        return frame;
    }

    /// <summary>Reads a text frame.</summary>
    /// <param name="frame">The UTF-8 bytes.</param>
    /// <returns>The message.</returns>
    /// <exception cref="JupyterFormatException">It is not the JSON object of a message.</exception>
    public static JupyterMessage DecodeText(ReadOnlyMemory<byte> frame) => DecodeJson(frame, []);

    /// <summary>Reads a binary frame.</summary>
    /// <param name="frame">The frame; it must not be changed as long as the message lives.</param>
    /// <returns>The message.</returns>
    /// <exception cref="JupyterFormatException">The offsets or the JSON are not those of a message.</exception>
    public static JupyterMessage DecodeBinary(ReadOnlyMemory<byte> frame)
    {
        var count = frame.Length < 4 ? 0 : (long)BinaryPrimitives.ReadUInt32BigEndian(frame.Span);
        if (count < 1 || 4 * (count + 1) > frame.Length)
        {
            throw new JupyterFormatException("A binary WebSocket frame has no parts or too many.");
        }

        var parts = new ReadOnlyMemory<byte>[count];
        var end = (long)frame.Length;
        for (var i = (int)count - 1; i >= 0; i--)
        {
            var start = (long)BinaryPrimitives.ReadUInt32BigEndian(frame.Span[(4 * (i + 1))..]);
            if (start < 4 * (count + 1) || start > end)
            {
                throw new JupyterFormatException("A binary WebSocket frame's offsets leave the frame.");
            }

            parts[i] = frame[(int)start..(int)end];
            end = start;
        }

        return DecodeJson(parts[0], parts[1..]);
    }

    private static ReadOnlyMemory<byte> EncodeJson(JupyterMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>(512 + message.ContentJson.Length);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        writer.WriteStartObject();
        writer.WriteString("channel", JupyterChannelNames.NameOf(message.Channel));
        writer.WriteString("msg_id", message.Header.MessageId);
        writer.WriteString("msg_type", message.Header.MessageType);
        Write(writer, "header", message.HeaderJson);
        Write(writer, "parent_header", message.ParentHeaderJson);
        Write(writer, "metadata", message.MetadataJson);
        Write(writer, "content", message.ContentJson);
        writer.WriteStartArray("buffers");
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter writer, string name, ReadOnlyMemory<byte> json)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(json.Span, skipInputValidation: true);
    }

    private static JupyterMessage DecodeJson(ReadOnlyMemory<byte> json, IReadOnlyList<ReadOnlyMemory<byte>> buffers)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var name = root.TryGetProperty("channel", out var given) ? given.GetString() : "shell";
            if (!JupyterChannelNames.TryParse(name, out var channel))
            {
                throw new JupyterFormatException("A WebSocket message names a channel that Jupyter does not have.");
            }

            return new JupyterMessage
            {
                Channel = channel,
                HeaderJson = Part(root, "header"),
                ParentHeaderJson = Part(root, "parent_header"),
                MetadataJson = Part(root, "metadata"),
                ContentJson = Part(root, "content"),
                Buffers = buffers,
            };
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            throw new JupyterFormatException("A WebSocket text frame is not the JSON of a Jupyter message.", problem);
        }
    }

    private static ReadOnlyMemory<byte> Part(JsonElement root, string name) =>
        root.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.Object
            ? System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(part).ToArray()
            : "{}"u8.ToArray();
}
