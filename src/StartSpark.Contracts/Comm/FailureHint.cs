namespace StartSpark.Contracts.Comm;

/// <summary>What to try next when a failure says something of a certain form; the first that matches wins.</summary>
/// <param name="Pattern">A regular expression that .NET, Python and JavaScript read alike, tried without regard to case on the cause, its causes and the log's last lines.</param>
/// <param name="Hint">What to try, in one or two sentences.</param>
/// <param name="Cause">A better sentence for the cause than Spark's own; null keeps Spark's.</param>
public sealed record FailureHint(string Pattern, string Hint, string? Cause = null);
