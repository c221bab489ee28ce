namespace StartSpark.Sql.Types;

/// <summary>A whole number of 64 bits: SQL's <c>BIGINT</c>, a .NET <see cref="long"/>.</summary>
public sealed class LongType : IntegralType
{
    /// <inheritdoc/>
    public override string TypeName => "long";

    /// <inheritdoc/>
    public override string SimpleString => "bigint";
}
