using System.Text.Json.Serialization;
using StartSpark.Contracts.Comm;
using StartSpark.Contracts.Configs;

namespace StartSpark.ServerExtension.Hints;

/// <summary>All hints in the order in which they are looked through, and what had to be left out.</summary>
/// <param name="Hints">The hints: the person's, the machine's, the built-in ones.</param>
/// <param name="Errors">What is wrong with the files; each wrong entry is left out, and nothing else.</param>
public sealed record HintTable(IReadOnlyList<FailureHint> Hints, IReadOnlyList<ConfigError> Errors);

/// <summary>Generated JSON of the table.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HintTable))]
internal sealed partial class HintsJson : JsonSerializerContext;
