using System.Text.Json.Serialization;

namespace StartSpark.CSharpKernel.Handlers.Content;

/// <summary>Generated JSON of the contents of requests.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ExecuteRequest))]
[JsonSerializable(typeof(CodePosition))]
[JsonSerializable(typeof(HistoryRequest))]
[JsonSerializable(typeof(CommContent))]
[JsonSerializable(typeof(ShutdownRequest))]
[JsonSerializable(typeof(ConfigureRequest))]
[JsonSerializable(typeof(InputReply))]
internal sealed partial class ContentJson : JsonSerializerContext;
