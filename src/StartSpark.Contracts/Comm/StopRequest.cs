namespace StartSpark.Contracts.Comm;

/// <summary>The panel's order to end the Spark that runs.</summary>
public sealed record StopRequest
{
    /// <summary>The contract's version.</summary>
    public int V { get; init; } = ContractVersion.Current;

    /// <summary>Always <see cref="CommRequest.Stop"/>.</summary>
    public string Type { get; init; } = CommRequest.Stop;

    /// <summary>Whether jobs at work keep it alive: it is then answered by a <see cref="BusyMessage"/> and nothing ends.</summary>
    public bool Ask { get; init; }
}
