namespace StartSpark.Contracts.Comm;

/// <summary>What every message of the panel begins with; its <see cref="Type"/> says how to read the rest.</summary>
public sealed record CommRequest
{
    /// <summary>Asks to run the rendered code; the message is a <see cref="StartRequest"/>.</summary>
    public const string Start = "start";

    /// <summary>Asks to end a Spark that is starting.</summary>
    public const string Cancel = "cancel";

    /// <summary>Asks to end a Spark that runs; the message is a <see cref="StopRequest"/>.</summary>
    public const string Stop = "stop";

    /// <summary>Asks for the state as it is now.</summary>
    public const string Status = "status";

    /// <summary>The contract's version.</summary>
    public int V { get; init; } = ContractVersion.Current;

    /// <summary>One of the constants above.</summary>
    public string Type { get; init; } = "";
}
