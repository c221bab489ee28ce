namespace StartSpark.KernelExtension.Failures;

/// <summary>What the table says about one failure, with the parts of the failure's own words that it names.</summary>
/// <param name="Hint">What to try.</param>
/// <param name="Cause">A clearer sentence than a machine's words; null when these stay.</param>
internal sealed record KnownFailure(string Hint, string? Cause)
{
    /// <summary>The advice alone: what is known of the cause is better.</summary>
    public KnownFailure WithoutCause() => this with { Cause = null };
}
