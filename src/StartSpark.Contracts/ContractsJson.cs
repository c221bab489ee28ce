using System.Text.Json.Serialization;
using StartSpark.Contracts.Checks;
using StartSpark.Contracts.Comm;
using StartSpark.Contracts.Configs;
using StartSpark.Contracts.Options;
using StartSpark.Contracts.Rendering;

namespace StartSpark.Contracts;

/// <summary>Generated JSON of every shape that crosses between our programs: camelCase, unknown members ignored.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DictionaryKeyPolicy = JsonKnownNamingPolicy.Unspecified)]
[JsonSerializable(typeof(CommRequest))]
[JsonSerializable(typeof(StartRequest))]
[JsonSerializable(typeof(StopRequest))]
[JsonSerializable(typeof(BusyMessage))]
[JsonSerializable(typeof(StatusMessage))]
[JsonSerializable(typeof(ProgressMessage))]
[JsonSerializable(typeof(AllConfigs))]
[JsonSerializable(typeof(RenderRequest))]
[JsonSerializable(typeof(RenderResult))]
[JsonSerializable(typeof(LaunchChecks))]
[JsonSerializable(typeof(SparkOptions))]
public sealed partial class ContractsJson : JsonSerializerContext;
