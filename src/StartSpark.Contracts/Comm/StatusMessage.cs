using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace StartSpark.Contracts.Comm;

/// <summary>The whole truth about a kernel's Spark; every status replaces the one before.</summary>
public sealed record StatusMessage
{
    /// <summary>The contract's version.</summary>
    public int V { get; init; } = ContractVersion.Current;

    /// <summary>Always <c>status</c>.</summary>
    public string Type { get; init; } = CommRequest.Status;

    /// <summary>Where the Spark stands.</summary>
    public SparkState State { get; init; }

    /// <summary>The config that it was started from; null for one made by code in a cell.</summary>
    public string? Config { get; init; }

    /// <summary>The code that it was started by, masked; null for one made by code in a cell.</summary>
    public string? Shown { get; init; }

    /// <summary>The settings that it was started with, as the start told them; null for one made by code in a cell.</summary>
    public JsonNode? Settings { get; init; }

    /// <summary>The stages of the start, in order; empty when none began.</summary>
    public IReadOnlyList<SparkStage> Stages { get; init; } = [];

    /// <summary>Spark's version.</summary>
    public string? SparkVersion { get; init; }

    /// <summary>The application's id.</summary>
    public string? AppId { get; init; }

    /// <summary>Where the Spark UI listens, as seen from the kernel's machine; null when it is off.</summary>
    public string? UiUrl { get; init; }

    /// <summary>The default parallelism, Spark's own word for the cores in reach; null when unknown.</summary>
    public int? Cores { get; init; }

    /// <summary>The memory of driver or executors as Spark writes it, such as <c>1g</c>; null when unknown.</summary>
    public string? Memory { get; init; }

    /// <summary>Since when it is in this state, ISO 8601 in UTC.</summary>
    public string? Since { get; init; }

    /// <summary>The file with all that the driver of this start prints; null where there is none, as for a remote. The server shows it and nothing else of its folder.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LogFile { get; init; }

    /// <summary>What it waits for, in words, such as its cluster; null when it waits for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>What may go wrong later and is known already, such as a PySpark of another version than its server; may be empty.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Why it failed or was lost; null otherwise.</summary>
    public SparkError? Error { get; init; }
}
