using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StartSpark.JupyterServer.Contents.Disk;
using StartSpark.JupyterServer.Contents.Notebooks;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.JupyterServer.Contents;

/// <summary>Turns the content of a request, a JSON string, into the bytes of a file.</summary>
internal static class ContentBytes
{
    /// <exception cref="JupyterProblemException">400: no content, an unknown format, or content that is not in that format.</exception>
    public static NativeBuffer Decode(ReadOnlySpan<byte> body, SaveRequest request)
    {
        if (request.Content is not { } range || !JsonSlices.IsString(body[range]))
        {
            throw Bad("No file content was provided as a text.");
        }

        if (request.Format is not ("text" or "base64"))
        {
            throw Bad("The format of a file's content must be 'text' or 'base64'.", "bad format");
        }

        var text = Unescape(body[range]);
        if (request.Format == "text")
        {
            return text;
        }

        using (text)
        {
            var encoded = text.Written;
            var decoded = new NativeBuffer(Base64.GetMaxDecodedFromUtf8Length(encoded.Length));
            var status = Base64.DecodeFromUtf8(encoded, decoded.GetSpan(1), out _, out var written);
            if (status is OperationStatus.Done)
            {
                decoded.Advance(written);
                return decoded;
            }

            decoded.Dispose();
            throw Bad("The content is not base64.", "bad format");
        }
    }

    private static NativeBuffer Unescape(ReadOnlySpan<byte> value)
    {
        var text = new NativeBuffer(value.Length);
        try
        {
            var reader = new Utf8JsonReader(value, JsonSlices.Options);
            reader.Read();
            text.Advance(reader.CopyString(text.GetSpan(value.Length)));
            return text;
        }
        catch (InvalidOperationException)
        {
            text.Dispose();
            throw Bad("The content holds half of a surrogate pair, which no text file can.", "bad format");
        }
    }

    private static JupyterProblemException Bad(string message, string? reason = null) => new(StatusCodes.Status400BadRequest, message, reason);
}
