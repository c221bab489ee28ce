using System.Security.Cryptography;
using StartSpark.ServerExtension.ClusterConfigs;

namespace StartSpark.ServerExtension.ClusterFiles;

/// <summary>A config file as it is now.</summary>
/// <param name="Source"><c>user</c>, <c>system</c> or <c>built-in</c>.</param>
/// <param name="Path">The file.</param>
/// <param name="Content">Its bytes; one more than may be read where there are more.</param>
internal sealed record ClusterFile(string Source, string Path, byte[] Content)
{
    /// <summary>A key of this process alone, so that a tag tells nothing of a password in the file.</summary>
    private static readonly byte[] TagKey = RandomNumberGenerator.GetBytes(32);

    /// <summary>Whether it is the person's own.</summary>
    public bool IsOwn => Source == ConfigSource.User;

    /// <summary>The entity tag, quotes included; another content or another file has another.</summary>
    public string Tag => $"\"{Source}-{Convert.ToHexStringLower(HMACSHA256.HashData(TagKey, Content).AsSpan(0, 16))}\"";
}
