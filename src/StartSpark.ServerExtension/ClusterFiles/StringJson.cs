using System.Text.Json.Serialization;

namespace StartSpark.ServerExtension.ClusterFiles;

/// <summary>A text between double quotes with JSON's escapes, which are YAML's too.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class StringJson : JsonSerializerContext;
