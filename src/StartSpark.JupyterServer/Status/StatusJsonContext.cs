using System.Text.Json.Serialization;

namespace StartSpark.JupyterServer.Status;

/// <summary>How the server's status becomes JSON, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ServerVersion))]
[JsonSerializable(typeof(ServerStatus))]
[JsonSerializable(typeof(Identity))]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
internal sealed partial class StatusJsonContext : JsonSerializerContext;
