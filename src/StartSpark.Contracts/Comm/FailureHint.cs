namespace StartSpark.Contracts.Comm;

/// <summary>What to try next when a failure says something of a certain form; the first that matches wins.</summary>
/// <param name="Pattern">A regular expression that .NET, Python and JavaScript read alike, tried without regard to case on the cause, its causes and the log's last lines.</param>
/// <param name="Hint">What to try, in one or two sentences; <c>{1}</c> to <c>{9}</c> stand for what the pattern's groups found.</param>
/// <param name="Cause">A better sentence than a machine's words for the cause, with the same placeholders; null, or a placeholder with nothing found, keeps those words. Never put in place of Start Spark's own sentence.</param>
public sealed record FailureHint(string Pattern, string Hint, string? Cause = null);
