using StartSpark.Contracts.Configs;
using StartSpark.Contracts.Options;

namespace StartSpark.ServerExtension.KnownOptions;

/// <summary>What one file says of options, and what had to be left out of it.</summary>
internal sealed record OptionTable(IReadOnlyList<SparkOption> Options, IReadOnlyList<ConfigError> Errors);
