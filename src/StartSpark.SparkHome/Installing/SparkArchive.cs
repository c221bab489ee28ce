namespace StartSpark.SparkHome.Installing;

/// <summary>An archive that a mirror offers; known before anything is fetched, so that its size can be shown first.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Mirror">The mirror's folder or URL.</param>
/// <param name="Bytes">Its size, or 0 when the mirror does not say.</param>
public sealed record SparkArchive(string Version, string Mirror, long Bytes);
