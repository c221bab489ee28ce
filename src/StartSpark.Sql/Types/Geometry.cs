namespace StartSpark.Sql.Types;

/// <summary>A value of <see cref="GeometryType"/>: a shape on a plane.</summary>
/// <remarks>Compared by reference system and bytes.</remarks>
public sealed class Geometry : IEquatable<Geometry>
{
    private readonly byte[] wellKnownBinary;

    /// <summary>Makes a shape from its well-known binary form.</summary>
    /// <param name="wellKnownBinary">The shape as OGC well-known binary (WKB); copied.</param>
    /// <param name="srid">The number of the spatial reference system; 4326 by default.</param>
    public Geometry(byte[] wellKnownBinary, int srid = SpatialReference.Default)
    {
        ArgumentNullException.ThrowIfNull(wellKnownBinary);
        this.wellKnownBinary = [.. wellKnownBinary];
        Srid = srid;
    }

    /// <summary>The number of the spatial reference system.</summary>
    public int Srid { get; }

    /// <summary>The shape as OGC well-known binary (WKB).</summary>
    public ReadOnlyMemory<byte> WellKnownBinary => wellKnownBinary;

    /// <inheritdoc/>
    public bool Equals(Geometry? other) =>
        other is not null && other.Srid == Srid && other.wellKnownBinary.AsSpan().SequenceEqual(wellKnownBinary);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Geometry);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Srid);
        hash.AddBytes(wellKnownBinary);
        return hash.ToHashCode();
    }

    /// <summary>The reference system and the shape's bytes in hexadecimal: <c>SRID=4326;0101…</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"SRID={Srid};{Convert.ToHexString(wellKnownBinary)}";
}
