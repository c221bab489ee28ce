using System.Text.Json.Serialization;

namespace StartSpark.JupyterServer.Sessions;

/// <summary>The body of <c>POST</c> and <c>PATCH</c> on sessions; what is absent stays as it is.</summary>
internal sealed record SessionRequest(
    [property: JsonPropertyName("path")] string? Path = null,
    [property: JsonPropertyName("name")] string? Name = null,
    [property: JsonPropertyName("type")] string? Type = null,
    [property: JsonPropertyName("kernel")] SessionKernelRequest? Kernel = null,
    [property: JsonPropertyName("notebook")] SessionNotebook? Notebook = null);
