using System.Text.Json.Serialization;

namespace StartSpark.CSharpKernel.Dispatch.Content;

/// <summary>Generated JSON of the contents of requests.</summary>
/// <remarks>
/// The records have setters, not init accessors: generated code gives an absent init property the default of its
/// type, and the protocol's own defaults would be lost.
/// </remarks>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ExecuteRequest))]
[JsonSerializable(typeof(CodePosition))]
[JsonSerializable(typeof(HistoryRequest))]
[JsonSerializable(typeof(CommContent))]
[JsonSerializable(typeof(ShutdownRequest))]
[JsonSerializable(typeof(ConfigureRequest))]
[JsonSerializable(typeof(InputReply))]
internal sealed partial class ContentJson : JsonSerializerContext;
