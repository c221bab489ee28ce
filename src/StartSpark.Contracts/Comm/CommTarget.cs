namespace StartSpark.Contracts.Comm;

/// <summary>The name under which browser and kernel find each other.</summary>
public static class CommTarget
{
    /// <summary>The comm target of the panel.</summary>
    public const string Name = "startspark";
}
