using System.Text.Json.Serialization;

namespace StartSpark.ServerExtension.SparkInstall;

/// <summary>The answer of every call about an install.</summary>
public sealed record InstallStatus
{
    /// <summary>Whether it is there.</summary>
    public required InstallState State { get; init; }

    /// <summary>The version that is there, or would be.</summary>
    public string? Version { get; init; }

    /// <summary>The folder it is in; null where there is none.</summary>
    public string? Path { get; init; }

    /// <summary>What an install does now, in words.</summary>
    public string? Step { get; init; }

    /// <summary>Bytes done in this step.</summary>
    public long? DoneBytes { get; init; }

    /// <summary>Bytes in all of this step; before an install, the size of the download. Null while unknown.</summary>
    public long? TotalBytes { get; init; }

    /// <summary>What went wrong and what to do next.</summary>
    public string? Message { get; init; }
}

/// <summary>Generated JSON of the install's answers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InstallStatus))]
internal sealed partial class InstallJson : JsonSerializerContext;
