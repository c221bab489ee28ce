namespace StartSpark.Contracts.Checks;

/// <summary>One thing that was found before a start.</summary>
/// <param name="Level"><c>error</c> when the start cannot succeed, <c>warning</c> when it may not.</param>
/// <param name="Message">What was found.</param>
/// <param name="Hint">What to do about it; may be empty.</param>
/// <param name="Key">The setting that it is about, such as <c>conf.spark.driver.memory</c>; null when it is about none.</param>
public sealed record LaunchCheck(string Level, string Message, string Hint, string? Key);
