namespace StartSpark.Contracts;

/// <summary>The version that every message across the kernel's wire carries as <c>v</c>.</summary>
public static class ContractVersion
{
    /// <summary>The version that this build writes and reads.</summary>
    public const int Current = 1;
}
