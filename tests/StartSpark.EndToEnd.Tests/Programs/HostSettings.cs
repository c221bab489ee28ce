namespace StartSpark.EndToEnd.Tests.Programs;

/// <summary>How a test wants the program to be started.</summary>
internal sealed record HostSettings
{
    /// <summary>The person's home; a fresh one for each host.</summary>
    public required string Home { get; init; }

    /// <summary>The folder of the notebooks.</summary>
    public required string Root { get; init; }

    /// <summary>An installed Spark to use; null for a machine without one.</summary>
    public string? SparkHome { get; init; }

    /// <summary>The base URL.</summary>
    public string BaseUrl { get; init; } = "/";

    /// <summary>The port; 0 for any.</summary>
    public int Port { get; init; }

    /// <summary>The token; null for one that the program makes up.</summary>
    public string? Token { get; init; }

    /// <summary>Whether to go through the README's <c>dotnet run</c> instead of the built program.</summary>
    public bool ThroughDotnetRun { get; init; }

    /// <summary>More environment; a null value removes a variable.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();
}
