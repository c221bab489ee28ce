using StartSpark.Jupyter.Messages;

namespace StartSpark.Jupyter.Wire;

/// <summary>
/// Turns a message into the frames of a ZeroMQ multipart message and back:
/// identities, the delimiter, the signature, header, parent header, metadata, content, then the buffers.
/// </summary>
/// <param name="signer">Signs what goes out and compares what comes in.</param>
public sealed class ZmqMessageCodec(MessageSigner signer)
{
    private const int PartsBehindDelimiter = 5;

    private static ReadOnlySpan<byte> Delimiter => "<IDS|MSG>"u8;

    /// <summary>The frames of a message, signed.</summary>
    /// <param name="message">The message.</param>
    /// <returns>The frames in the order of the wire.</returns>
    public IReadOnlyList<ReadOnlyMemory<byte>> Encode(JupyterMessage message) =>
    [
        .. message.Identities,
        Delimiter.ToArray(),
        signer.Sign(message),
        message.HeaderJson,
        message.ParentHeaderJson,
        message.MetadataJson,
        message.ContentJson,
        .. message.Buffers,
    ];

    /// <summary>Reads the frames of one multipart message.</summary>
    /// <param name="channel">The channel that they arrived on.</param>
    /// <param name="frames">The frames in the order of the wire.</param>
    /// <returns>The message.</returns>
    /// <exception cref="JupyterFormatException">The delimiter or a part is missing, or the signature does not match.</exception>
    public JupyterMessage Decode(JupyterChannel channel, IReadOnlyList<ReadOnlyMemory<byte>> frames)
    {
        var at = 0;
        while (at < frames.Count && !frames[at].Span.SequenceEqual(Delimiter))
        {
            at++;
        }

        if (frames.Count - at - 1 < PartsBehindDelimiter)
        {
            throw new JupyterFormatException("A ZeroMQ message without the delimiter or with too few parts arrived.");
        }

        var (header, parent, metadata, content) = (frames[at + 2], frames[at + 3], frames[at + 4], frames[at + 5]);
        if (!signer.Verify(frames[at + 1].Span, header.Span, parent.Span, metadata.Span, content.Span))
        {
            throw new JupyterFormatException("A message with a wrong signature arrived; its sender does not know the connection's key.");
        }

        return new JupyterMessage
        {
            Channel = channel,
            Identities = [.. frames.Take(at)],
            HeaderJson = header,
            ParentHeaderJson = parent,
            MetadataJson = metadata,
            ContentJson = content,
            Buffers = [.. frames.Skip(at + 1 + PartsBehindDelimiter)],
        };
    }
}
