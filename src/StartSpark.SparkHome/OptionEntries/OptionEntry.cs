namespace StartSpark.SparkHome.OptionEntries;

/// <summary>One option as an installed Spark declares it in its own code.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What its value is: <c>string</c>, <c>boolean</c>, <c>int</c>, <c>long</c>, <c>double</c>, <c>bytes</c> or <c>time</c>.</param>
/// <param name="Default">Its default as Spark writes it; null when it has none of its own.</param>
/// <param name="Doc">What Spark says of it; may be empty.</param>
/// <param name="Since">The version that brought it; null when Spark does not tell.</param>
public sealed record OptionEntry(string Name, string Type, string? Default, string Doc, string? Since);
