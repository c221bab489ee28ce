using System.Text.Json.Serialization;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>
/// The content of a <c>configure_request</c>, Start Spark's own message that moves a warm kernel to the notebook it is handed to.
/// </summary>
internal sealed record ConfigureContent(
    [property: JsonPropertyName("cwd")] string Folder,
    [property: JsonPropertyName("env")] IReadOnlyDictionary<string, string> Environment);
