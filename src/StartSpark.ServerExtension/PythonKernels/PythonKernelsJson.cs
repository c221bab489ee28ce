using System.Text.Json.Serialization;

namespace StartSpark.ServerExtension.PythonKernels;

/// <summary>How the answers of this room are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(KernelExtensionCode))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class PythonKernelsJson : JsonSerializerContext;
