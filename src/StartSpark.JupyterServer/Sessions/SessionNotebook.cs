using System.Text.Json.Serialization;

namespace StartSpark.JupyterServer.Sessions;

/// <summary>The notebook's place as older clients write and read it.</summary>
internal sealed record SessionNotebook(
    [property: JsonPropertyName("path")] string? Path = null,
    [property: JsonPropertyName("name")] string? Name = null);
