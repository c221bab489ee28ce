using System.Text.Json.Serialization;

namespace StartSpark.ServerExtension.SparkInstall;

/// <summary>Whether the Spark that a config needs is there.</summary>
public enum InstallState
{
    /// <summary>It is, or the config needs none.</summary>
    [JsonStringEnumMemberName("ready")]
    Ready,

    /// <summary>It is not; a start would install it.</summary>
    [JsonStringEnumMemberName("missing")]
    Missing,

    /// <summary>It is being installed, by this server or another process of the same person.</summary>
    [JsonStringEnumMemberName("installing")]
    Installing,

    /// <summary>The last install failed, or the config names a folder that is no Spark.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
