namespace StartSpark.Contracts.Configs;

/// <summary>One thing that is wrong with a config file.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1; null where no line is to blame.</param>
/// <param name="Key">The key with its parents, such as <c>conf.spark.executor.memory</c>; null where none is to blame.</param>
/// <param name="Message">What is wrong and what would be right, in a sentence.</param>
public sealed record ConfigError(string File, int? Line, string? Key, string Message);
