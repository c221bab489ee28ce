namespace StartSpark.Sql.Types;

/// <summary>A floating-point number of 32 bits: SQL's <c>FLOAT</c>, a .NET <see cref="float"/>.</summary>
public sealed class FloatType : FractionalType
{
    /// <inheritdoc/>
    public override string TypeName => "float";
}
