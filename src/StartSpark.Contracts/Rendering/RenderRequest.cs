using System.Text.Json.Nodes;

namespace StartSpark.Contracts.Rendering;

/// <summary>The body of <c>POST /render</c>.</summary>
public sealed record RenderRequest
{
    /// <summary>The config's name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The kernel's language, such as <c>csharp</c>.</summary>
    public string Language { get; init; } = "";

    /// <summary>A JSON merge patch (RFC 7396) over the config; null for none.</summary>
    public JsonNode? Edits { get; init; }
}
