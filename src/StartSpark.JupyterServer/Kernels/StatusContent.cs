using System.Text.Json.Serialization;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>The content of a <c>status</c> message.</summary>
internal sealed record StatusContent([property: JsonPropertyName("execution_state")] string? ExecutionState);
