using System.Buffers.Binary;
using System.Text;
using StartSpark.Jupyter.Messages;

namespace StartSpark.Jupyter.Wire;

/// <summary>
/// The binary frames of the WebSocket subprotocol <c>v1.kernel.websocket.jupyter.org</c>: a count of offsets, the
/// offsets (all little-endian unsigned 64 bit), then channel name, header, parent header, metadata, content and buffers.
/// </summary>
public static class WebSocketMessageCodec
{
    /// <summary>The name of the subprotocol, to be echoed in the handshake.</summary>
    public const string Subprotocol = "v1.kernel.websocket.jupyter.org";

    private const int PartsBeforeBuffers = 5;

    /// <summary>The length of a message's frame in bytes.</summary>
    /// <param name="message">The message.</param>
    /// <returns>The length.</returns>
    public static int LengthOf(JupyterMessage message)
    {
        var length = HeadLength(message) + JupyterChannelNames.NameOf(message.Channel).Length
            + message.HeaderJson.Length + message.ParentHeaderJson.Length
            + message.MetadataJson.Length + message.ContentJson.Length;
        foreach (var buffer in message.Buffers)
        {
            length += buffer.Length;
        }

        return length;
    }

    /// <summary>Writes a message's frame.</summary>
    /// <param name="message">The message.</param>
    /// <param name="frame">At least <see cref="LengthOf"/> bytes.</param>
    /// <returns>The number of bytes written.</returns>
    public static int Encode(JupyterMessage message, Span<byte> frame)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(frame, (ulong)(PartsBeforeBuffers + message.Buffers.Count + 1));
        var offsetAt = 8;
        var at = HeadLength(message);
        Span<byte> channel = stackalloc byte[8];
        var channelLength = Encoding.ASCII.GetBytes(JupyterChannelNames.NameOf(message.Channel), channel);

        Put(channel[..channelLength], frame, ref offsetAt, ref at);
        Put(message.HeaderJson.Span, frame, ref offsetAt, ref at);
        Put(message.ParentHeaderJson.Span, frame, ref offsetAt, ref at);
        Put(message.MetadataJson.Span, frame, ref offsetAt, ref at);
        Put(message.ContentJson.Span, frame, ref offsetAt, ref at);
        foreach (var buffer in message.Buffers)
        {
            Put(buffer.Span, frame, ref offsetAt, ref at);
        }

        BinaryPrimitives.WriteUInt64LittleEndian(frame[offsetAt..], (ulong)at);
        return at;
    }

    /// <summary>Reads one frame. The message's parts are slices of it.</summary>
    /// <param name="frame">The whole frame; it must not be changed as long as the message lives.</param>
    /// <returns>The message.</returns>
    /// <exception cref="JupyterFormatException">The offsets or the channel are not those of a message.</exception>
    public static JupyterMessage Decode(ReadOnlyMemory<byte> frame)
    {
        var offsets = ReadOffsets(frame.Span);
        var channelName = Encoding.ASCII.GetString(Part(frame, offsets, 0).Span);
        if (!JupyterChannelNames.TryParse(channelName, out var channel))
        {
            throw new JupyterFormatException("A WebSocket frame names a channel that Jupyter does not have.");
        }

        var buffers = new ReadOnlyMemory<byte>[offsets.Length - 1 - PartsBeforeBuffers];
        for (var i = 0; i < buffers.Length; i++)
        {
            buffers[i] = Part(frame, offsets, PartsBeforeBuffers + i);
        }

        return new JupyterMessage
        {
            Channel = channel,
            HeaderJson = Part(frame, offsets, 1),
            ParentHeaderJson = Part(frame, offsets, 2),
            MetadataJson = Part(frame, offsets, 3),
            ContentJson = Part(frame, offsets, 4),
            Buffers = buffers,
        };
    }

    private static int HeadLength(JupyterMessage message) => 8 * (1 + PartsBeforeBuffers + message.Buffers.Count + 1);

    private static void Put(ReadOnlySpan<byte> part, Span<byte> frame, ref int offsetAt, ref int at)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(frame[offsetAt..], (ulong)at);
        offsetAt += 8;
        part.CopyTo(frame[at..]);
        at += part.Length;
    }

    private static int[] ReadOffsets(ReadOnlySpan<byte> frame)
    {
        var count = frame.Length < 8 ? 0 : BinaryPrimitives.ReadUInt64LittleEndian(frame);
        if (count <= PartsBeforeBuffers || count > (ulong)(frame.Length / 8 - 1))
        {
            throw new JupyterFormatException("A WebSocket frame has too few or too many parts for a Jupyter message.");
        }

        var offsets = new int[count];
        var previous = 8 * (1 + count);
        for (var i = 0; i < offsets.Length; i++)
        {
            var offset = BinaryPrimitives.ReadUInt64LittleEndian(frame[(8 * (i + 1))..]);
            if (offset < previous || offset > (ulong)frame.Length)
            {
                throw new JupyterFormatException("A WebSocket frame's offsets leave the frame.");
            }

            offsets[i] = (int)offset;
            previous = offset;
        }

        return offsets;
    }

    private static ReadOnlyMemory<byte> Part(ReadOnlyMemory<byte> frame, int[] offsets, int index) =>
        frame[offsets[index]..offsets[index + 1]];
}
