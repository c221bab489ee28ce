using System.Security.Cryptography;
using System.Text;
using StartSpark.Jupyter.Messages;

namespace StartSpark.Jupyter.Wire;

/// <summary>
/// Makes and compares the signature of a message: the HMAC-SHA256, in lower-case hex, of its four JSON parts in order.
/// Both sides of a kernel's connection hold the same key. Safe for use from several threads.
/// </summary>
/// <remarks>Jupyter client documentation, "Messaging in Jupyter", section "The Wire Protocol".</remarks>
public sealed class MessageSigner
{
    private readonly byte[] key;

    /// <summary>Makes a signer.</summary>
    /// <param name="key">The connection's key; an empty one switches signing off, as the protocol says.</param>
    /// <param name="scheme">The scheme of the connection file; only <c>hmac-sha256</c> is known.</param>
    /// <exception cref="NotSupportedException">Another scheme was named.</exception>
    public MessageSigner(string key, string scheme = "hmac-sha256")
    {
        if (scheme != "hmac-sha256")
        {
            throw new NotSupportedException($"The signature scheme '{scheme}' is not supported; Start Spark speaks hmac-sha256.");
        }

        this.key = Encoding.UTF8.GetBytes(key);
    }

    /// <summary>The signature of a message's parts.</summary>
    /// <param name="message">The message.</param>
    /// <returns>64 hex digits in ASCII; empty when the key is empty.</returns>
    public byte[] Sign(JupyterMessage message) =>
        Sign(message.HeaderJson.Span, message.ParentHeaderJson.Span, message.MetadataJson.Span, message.ContentJson.Span);

    /// <summary>Compares a signature, in constant time.</summary>
    /// <param name="signature">The signature that came with the message.</param>
    /// <param name="header">The header's bytes.</param>
    /// <param name="parentHeader">The parent header's bytes.</param>
    /// <param name="metadata">The metadata's bytes.</param>
    /// <param name="content">The content's bytes.</param>
    /// <returns>Whether it is the signature of these parts; always true when the key is empty.</returns>
    public bool Verify(
        ReadOnlySpan<byte> signature,
        ReadOnlySpan<byte> header,
        ReadOnlySpan<byte> parentHeader,
        ReadOnlySpan<byte> metadata,
        ReadOnlySpan<byte> content) =>
        key.Length == 0 || CryptographicOperations.FixedTimeEquals(signature, Sign(header, parentHeader, metadata, content));

    private byte[] Sign(
        ReadOnlySpan<byte> header,
        ReadOnlySpan<byte> parentHeader,
        ReadOnlySpan<byte> metadata,
        ReadOnlySpan<byte> content)
    {
        if (key.Length == 0)
        {
            return [];
        }

        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(header);
        hash.AppendData(parentHeader);
        hash.AppendData(metadata);
        hash.AppendData(content);
        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        var hex = new byte[64];
        Convert.TryToHexStringLower(digest, hex, out _);
        return hex;
    }
}
