using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StartSpark.CSharpKernel.Extensibility;

/// <summary>One value in several forms; the front end shows the richest one that it understands. Immutable.</summary>
public sealed class MimeBundle
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ImmutableSortedDictionary<string, byte[]> forms;

    private MimeBundle(ImmutableSortedDictionary<string, byte[]> forms) => this.forms = forms;

    /// <summary>A bundle without any form.</summary>
    public static MimeBundle Empty { get; } =
        new(ImmutableSortedDictionary.Create<string, byte[]>(StringComparer.Ordinal));

    /// <summary>The mime types in the bundle, in alphabetical order.</summary>
    public IEnumerable<string> MimeTypes => forms.Keys;

    /// <summary>Makes a bundle of plain text, the form that every front end can show.</summary>
    /// <param name="text">The <c>text/plain</c> form.</param>
    /// <returns>The bundle.</returns>
    public static MimeBundle FromText(string text) => Empty.With("text/plain", text);

    /// <summary>Adds or replaces a form that is text, such as <c>text/html</c>.</summary>
    /// <param name="mimeType">The mime type.</param>
    /// <param name="text">The form.</param>
    /// <returns>A new bundle.</returns>
    public MimeBundle With(string mimeType, string text) => new(forms.SetItem(mimeType, Quote(text)));

    /// <summary>Adds or replaces a form that is bytes, such as <c>image/png</c>. They travel as base64.</summary>
    /// <param name="mimeType">The mime type.</param>
    /// <param name="bytes">The form.</param>
    /// <returns>A new bundle.</returns>
    public MimeBundle WithBytes(string mimeType, ReadOnlyMemory<byte> bytes) =>
        With(mimeType, Convert.ToBase64String(bytes.Span));

    /// <summary>Adds or replaces a form that is JSON, such as <c>application/json</c>.</summary>
    /// <param name="mimeType">The mime type.</param>
    /// <param name="json">One JSON value as UTF-8.</param>
    /// <returns>A new bundle.</returns>
    /// <exception cref="JsonException">The bytes are not one JSON value.</exception>
    public MimeBundle WithJson(string mimeType, ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return new(forms.SetItem(mimeType, json.ToArray()));
    }

    /// <summary>Reads a form back.</summary>
    /// <param name="mimeType">The mime type.</param>
    /// <returns>Its text, base64 for bytes, the JSON itself for JSON; null when there is no such form.</returns>
    public string? Find(string mimeType)
    {
        if (!forms.TryGetValue(mimeType, out var json))
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.String
            ? document.RootElement.GetString()
            : document.RootElement.GetRawText();
    }

    /// <summary>Writes the bundle as the <c>data</c> object of a display message.</summary>
    /// <param name="writer">Where to write.</param>
    internal void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (mimeType, json) in forms)
        {
            writer.WritePropertyName(mimeType);
            writer.WriteRawValue(json, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }

    private static byte[] Quote(string text)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(text.Length + 16);
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            writer.WriteStringValue(text);
        }

        return buffer.WrittenSpan.ToArray();
    }
}
