namespace StartSpark.Sql.Types;

/// <summary>A whole number of 32 bits: SQL's <c>INT</c>, a .NET <see cref="int"/>.</summary>
public sealed class IntegerType : IntegralType
{
    /// <inheritdoc/>
    public override string TypeName => "integer";

    /// <inheritdoc/>
    public override string SimpleString => "int";
}
