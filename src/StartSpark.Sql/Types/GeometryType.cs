namespace StartSpark.Sql.Types;

/// <summary>A shape on a plane: SQL's <c>GEOMETRY(srid)</c> of Spark 4.1 and newer, a <see cref="Geometry"/>.</summary>
public sealed class GeometryType : AtomicType
{
    /// <summary>Makes the type.</summary>
    /// <param name="srid">The number of the spatial reference system; 4326 (longitude and latitude on WGS 84) by default, -1 where each value has its own.</param>
    public GeometryType(int srid = SpatialReference.Default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(srid, SpatialReference.Mixed);
        Srid = srid;
    }

    /// <summary>The number of the spatial reference system; -1 where each value has its own.</summary>
    public int Srid { get; }

    /// <inheritdoc/>
    public override string TypeName => "geometry";

    /// <inheritdoc/>
    public override string SimpleString => SpatialReference.Describe("geometry", Srid);

    /// <inheritdoc/>
    internal override string JsonName => $"geometry({SpatialReference.NameOf(Srid)})";

    private protected override bool HasSameParameters(DataType other) => other is GeometryType type && type.Srid == Srid;

    private protected override int ParametersHash() => Srid;
}
