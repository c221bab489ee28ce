using System.Text.Json.Serialization;

namespace StartSpark.JupyterServer.Sessions;

/// <summary>The kernel that a session is to have: a live one by id, or a new one by the name of its kernelspec.</summary>
internal sealed record SessionKernelRequest(
    [property: JsonPropertyName("id")] string? Id = null,
    [property: JsonPropertyName("name")] string? Name = null);
