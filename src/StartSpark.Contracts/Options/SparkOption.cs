namespace StartSpark.Contracts.Options;

/// <summary>One of Spark's settings, as its form shows it.</summary>
/// <param name="Name">Spark's name of it.</param>
/// <param name="Type">How its value is checked: <c>string</c>, <c>boolean</c>, <c>int</c>, <c>long</c>, <c>double</c>, <c>bytes</c> or <c>time</c>.</param>
/// <param name="Default">Its default as Spark writes it; null when it has none.</param>
/// <param name="Doc">What it means.</param>
/// <param name="Since">The Spark version that brought it; null when unknown.</param>
public sealed record SparkOption(string Name, string Type, string? Default, string Doc, string? Since);
