using System.Text.Json.Serialization;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>The content of a <c>shutdown_request</c>.</summary>
internal sealed record ShutdownContent([property: JsonPropertyName("restart")] bool Restart);
