namespace StartSpark.Sql;

/// <summary>Where Spark keeps a computed table, and how often.</summary>
/// <param name="UseDisk">Whether it may lie on disk.</param>
/// <param name="UseMemory">Whether it may lie in memory.</param>
/// <param name="UseOffHeap">Whether that memory is outside of Java's heap.</param>
/// <param name="Deserialized">Whether it is kept as objects rather than bytes.</param>
/// <param name="Replication">On how many executors each part is kept.</param>
public sealed record StorageLevel(bool UseDisk, bool UseMemory, bool UseOffHeap, bool Deserialized, int Replication = 1)
{
    /// <summary>Not kept.</summary>
    public static StorageLevel None { get; } = new(false, false, false, false);

    /// <summary>On disk only.</summary>
    public static StorageLevel DiskOnly { get; } = new(true, false, false, false);

    /// <summary>In memory as bytes; what does not fit is computed again.</summary>
    public static StorageLevel MemoryOnly { get; } = new(false, true, false, false);

    /// <summary>In memory as bytes, on disk what does not fit.</summary>
    public static StorageLevel MemoryAndDisk { get; } = new(true, true, false, false);

    /// <summary>In memory as objects, on disk what does not fit: Spark's default for tables.</summary>
    public static StorageLevel MemoryAndDiskDeserialized { get; } = new(true, true, false, true);

    /// <summary>In memory outside of Java's heap.</summary>
    public static StorageLevel OffHeap { get; } = new(true, true, true, false);

    internal static StorageLevel FromProto(Protos.StorageLevel level) =>
        new(level.UseDisk, level.UseMemory, level.UseOffHeap, level.Deserialized, level.Replication);

    internal Protos.StorageLevel ToProto() => new()
    {
        UseDisk = UseDisk,
        UseMemory = UseMemory,
        UseOffHeap = UseOffHeap,
        Deserialized = Deserialized,
        Replication = Replication,
    };
}
