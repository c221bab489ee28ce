using System.Text.Json.Serialization;

namespace StartSpark.Jupyter.Connection;

/// <summary>Generated JSON of connection files.</summary>
[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(ConnectionInfo))]
internal sealed partial class ConnectionJson : JsonSerializerContext;
