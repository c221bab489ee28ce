using System.Text.Json.Serialization;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>What every reply of a kernel begins with.</summary>
internal sealed record ReplyContent([property: JsonPropertyName("status")] string? Status);
