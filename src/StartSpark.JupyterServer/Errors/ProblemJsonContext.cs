using System.Text.Json.Serialization;

namespace StartSpark.JupyterServer.Errors;

/// <summary>How problems become JSON, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(JupyterProblem))]
internal sealed partial class ProblemJsonContext : JsonSerializerContext;
