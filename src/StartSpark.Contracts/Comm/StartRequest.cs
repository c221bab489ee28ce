using System.Text.Json.Nodes;

namespace StartSpark.Contracts.Comm;

/// <summary>The panel's order to start a Spark.</summary>
public sealed record StartRequest
{
    /// <summary>The contract's version.</summary>
    public int V { get; init; } = ContractVersion.Current;

    /// <summary>Always <see cref="CommRequest.Start"/>.</summary>
    public string Type { get; init; } = CommRequest.Start;

    /// <summary>The config's name, to be shown beside the running Spark.</summary>
    public string Config { get; init; } = "";

    /// <summary>The code to run, as rendered.</summary>
    public string Code { get; init; } = "";

    /// <summary>The same with its secrets masked, for people.</summary>
    public string Shown { get; init; } = "";

    /// <summary>The settings that the code was rendered from, masked; the kernel gives them back in its status.</summary>
    public JsonNode? Settings { get; init; }

    /// <summary>What the driver needs to know beside the code.</summary>
    public LaunchSettings Launch { get; init; } = new();
}
