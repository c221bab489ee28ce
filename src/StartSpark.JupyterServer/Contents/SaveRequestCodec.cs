using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using StartSpark.JupyterServer.Contents.Notebooks;
using StartSpark.JupyterServer.Errors;

namespace StartSpark.JupyterServer.Contents;

/// <summary>Reads the request's JSON by its ranges, so that a big content is neither copied nor decoded.</summary>
internal static class SaveRequestCodec
{
    /// <summary>Reads a body; an empty one asks for nothing in particular.</summary>
    /// <exception cref="JupyterProblemException">400: it is not a JSON object.</exception>
    public static SaveRequest Parse(ReadOnlySpan<byte> body)
    {
        if (body.Trim(" \r\n\t"u8).IsEmpty)
        {
            return SaveRequest.Empty;
        }

        try
        {
            var range = JsonSlices.Check(body);
            if (!Utf8.IsValid(body) || !JsonSlices.IsObject(body[range]))
            {
                throw Bad("it is not a JSON object in UTF-8");
            }

            return Read(body, range.Start.Value, JsonSlices.Members(body[range]));
        }
        catch (JsonException exception)
        {
            throw Bad($"broken JSON at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine}");
        }
        catch (InvalidOperationException)
        {
            throw Bad("a text in it holds half of a surrogate pair");
        }
    }

    private static SaveRequest Read(ReadOnlySpan<byte> body, int offset, List<JsonMember> members)
    {
        var request = SaveRequest.Empty;
        foreach (var member in members)
        {
            var start = offset + member.Value.Start.Value;
            var range = start..(offset + member.Value.End.Value);
            var value = body[range];
            if (value.SequenceEqual("null"u8))
            {
                continue;
            }

            request = member.Name switch
            {
                "type" => request with { Type = Text(value, member.Name) },
                "format" => request with { Format = Text(value, member.Name) },
                "path" => request with { Path = Text(value, member.Name) },
                "copy_from" => request with { CopyFrom = Text(value, member.Name) },
                "ext" => request with { Ending = Text(value, member.Name) },
                "chunk" => request with { Chunk = Number(value, member.Name) },
                "content" => request with { Content = range },
                _ => request,
            };
        }

        return request;
    }

    private static string Text(ReadOnlySpan<byte> value, string name) => JsonSlices.Text(value) ?? throw Bad($"'{name}' is not a text");

    private static int Number(ReadOnlySpan<byte> value, string name) =>
        int.TryParse(value, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Bad($"'{name}' is not a whole number");

    private static JupyterProblemException Bad(string why) =>
        new(StatusCodes.Status400BadRequest, $"The request's body cannot be used: {why}.", "bad json");
}
