using System.Text.Json.Serialization;

namespace StartSpark.JupyterServer.Kernels;

/// <summary>A live kernel as the REST API shows it.</summary>
/// <param name="Id">The kernel's id; it stays over restarts.</param>
/// <param name="Name">The name of its kernelspec.</param>
/// <param name="LastActivity">When it last published something, ISO 8601 in UTC with microseconds.</param>
/// <param name="ExecutionState"><c>starting</c>, <c>idle</c>, <c>busy</c>, <c>restarting</c> or <c>dead</c>.</param>
/// <param name="Connections">How many WebSockets are open to it.</param>
public sealed record KernelModel(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("last_activity")] string LastActivity,
    [property: JsonPropertyName("execution_state")] string ExecutionState,
    [property: JsonPropertyName("connections")] int Connections);
