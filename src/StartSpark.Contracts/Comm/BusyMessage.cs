namespace StartSpark.Contracts.Comm;

/// <summary>The answer to a stop that asks first, while Spark works; sent to the comm that asked and to no other.</summary>
public sealed record BusyMessage
{
    /// <summary>The contract's version.</summary>
    public int V { get; init; } = ContractVersion.Current;

    /// <summary>Always <c>busy</c>.</summary>
    public string Type { get; init; } = "busy";

    /// <summary>How many Spark jobs or queries are at work.</summary>
    public int Jobs { get; init; }
}
