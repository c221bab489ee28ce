using System.Text.Json.Nodes;

namespace StartSpark.Contracts.Configs;

/// <summary>A cluster config as the panel lists it.</summary>
public sealed record ConfigSummary
{
    /// <summary>The file's stem, the config's identity.</summary>
    public string Name { get; init; } = "";

    /// <summary>What to show for it; the name where the config gives none.</summary>
    public string Title { get; init; } = "";

    /// <summary>What it is, in the words of who wrote it; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary><c>user</c>, <c>system</c> or <c>built-in</c>.</summary>
    public string Source { get; init; } = "";

    /// <summary>The file.</summary>
    public string Path { get; init; } = "";

    /// <summary>The source of the config of the same name that this one hides; null for none.</summary>
    public string? Hides { get; init; }

    /// <summary>The languages that a template exists for.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The config itself, with secrets masked; empty for a broken one.</summary>
    public JsonObject Settings { get; init; } = [];

    /// <summary>The keys that a person must fill in before a start, such as <c>master</c> or <c>conf.spark.executor.instances</c>.</summary>
    public IReadOnlyList<string> Ask { get; init; } = [];

    /// <summary>What is wrong with the file; a config with errors cannot be started.</summary>
    public IReadOnlyList<ConfigError> Errors { get; init; } = [];
}
