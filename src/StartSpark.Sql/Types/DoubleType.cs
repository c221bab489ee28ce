namespace StartSpark.Sql.Types;

/// <summary>A floating-point number of 64 bits: SQL's <c>DOUBLE</c>, a .NET <see cref="double"/>.</summary>
public sealed class DoubleType : FractionalType
{
    /// <inheritdoc/>
    public override string TypeName => "double";
}
