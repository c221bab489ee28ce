using System.Text.Json.Serialization;

namespace StartSpark.Contracts.Comm;

/// <summary>Where the kernel's Spark stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SparkState>))]
public enum SparkState
{
    /// <summary>There is none.</summary>
    [JsonStringEnumMemberName("idle")]
    Idle,

    /// <summary>A start waits for its turn behind a cell.</summary>
    [JsonStringEnumMemberName("queued")]
    Queued,

    /// <summary>The rendered code runs.</summary>
    [JsonStringEnumMemberName("starting")]
    Starting,

    /// <summary>A session is there.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>It is being ended on request.</summary>
    [JsonStringEnumMemberName("stopping")]
    Stopping,

    /// <summary>The start did not succeed.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>It ran and ended without being asked to.</summary>
    [JsonStringEnumMemberName("lost")]
    Lost,
}
