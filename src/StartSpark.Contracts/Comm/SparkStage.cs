namespace StartSpark.Contracts.Comm;

/// <summary>One observed part of a start.</summary>
/// <param name="Name">A name for people, such as <c>Java gateway</c>.</param>
/// <param name="Seconds">How long it took, or has taken so far.</param>
/// <param name="Done">Whether it has ended.</param>
public sealed record SparkStage(string Name, double Seconds, bool Done);
