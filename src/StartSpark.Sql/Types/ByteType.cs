namespace StartSpark.Sql.Types;

/// <summary>A whole number of 8 bits with a sign: SQL's <c>TINYINT</c>, a .NET <see cref="sbyte"/>.</summary>
public sealed class ByteType : IntegralType
{
    /// <inheritdoc/>
    public override string TypeName => "byte";

    /// <inheritdoc/>
    public override string SimpleString => "tinyint";
}
