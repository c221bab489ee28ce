namespace StartSpark.Contracts.Checks;

/// <summary>The answer of <c>POST /checks</c>, whose body is that of <c>POST /render</c>.</summary>
/// <param name="Checks">What was found, errors first; empty when all looks well.</param>
public sealed record LaunchChecks(IReadOnlyList<LaunchCheck> Checks);
