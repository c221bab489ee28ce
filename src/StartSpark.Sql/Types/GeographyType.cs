namespace StartSpark.Sql.Types;

/// <summary>A shape on the Earth: SQL's <c>GEOGRAPHY(srid)</c> of Spark 4.1 and newer, a <see cref="Geography"/>.</summary>
public sealed class GeographyType : AtomicType
{
    /// <summary>Makes the type.</summary>
    /// <param name="srid">The number of the spatial reference system; 4326 (longitude and latitude on WGS 84) by default, -1 where each value has its own.</param>
    public GeographyType(int srid = SpatialReference.Default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(srid, SpatialReference.Mixed);
        Srid = srid;
    }

    /// <summary>The number of the spatial reference system; -1 where each value has its own.</summary>
    public int Srid { get; }

    /// <inheritdoc/>
    public override string TypeName => "geography";

    /// <inheritdoc/>
    public override string SimpleString => SpatialReference.Describe("geography", Srid);

    /// <inheritdoc/>
    internal override string JsonName => $"geography({SpatialReference.NameOf(Srid)}, SPHERICAL)";

    private protected override bool HasSameParameters(DataType other) => other is GeographyType type && type.Srid == Srid;

    private protected override int ParametersHash() => Srid;
}
