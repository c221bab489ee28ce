using System.Text.Json.Serialization;
using StartSpark.JupyterServer.Kernels;

namespace StartSpark.JupyterServer.Sessions;

/// <summary>A session as the REST API shows it.</summary>
internal sealed record SessionModel(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("path")] string Path,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("kernel")] KernelModel Kernel,
    [property: JsonPropertyName("notebook"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SessionNotebook? Notebook);
