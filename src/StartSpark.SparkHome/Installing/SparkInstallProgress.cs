namespace StartSpark.SparkHome.Installing;

/// <summary>How far an install is.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Version">The version being installed.</param>
/// <param name="Bytes">Bytes done in this phase.</param>
/// <param name="Total">Bytes in all of this phase, or 0 while unknown.</param>
/// <param name="Source">The mirror in use, or null before one answered.</param>
public sealed record SparkInstallProgress(SparkInstallPhase Phase, string Version, long Bytes, long Total, string? Source);
