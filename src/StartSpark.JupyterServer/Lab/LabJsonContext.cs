using System.Text.Json.Serialization;

namespace StartSpark.JupyterServer.Lab;

/// <summary>How the front end's small files are read, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EntryPoints))]
[JsonSerializable(typeof(SettingsText))]
internal sealed partial class LabJsonContext : JsonSerializerContext;
