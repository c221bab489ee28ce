namespace StartSpark.Sql.Types;

/// <summary>A whole number of 16 bits: SQL's <c>SMALLINT</c>, a .NET <see cref="short"/>.</summary>
public sealed class ShortType : IntegralType
{
    /// <inheritdoc/>
    public override string TypeName => "short";

    /// <inheritdoc/>
    public override string SimpleString => "smallint";
}
