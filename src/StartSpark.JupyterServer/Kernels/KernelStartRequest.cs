using System.Text.Json.Serialization;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>The body of <c>POST /api/kernels</c>.</summary>
internal sealed record KernelStartRequest(
    [property: JsonPropertyName("name")] string? Name = null,
    [property: JsonPropertyName("path")] string? Path = null);
