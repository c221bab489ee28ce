namespace StartSpark.Sql.Types;

/// <summary>The type of a bare <c>NULL</c>: SQL's <c>VOID</c>; its only value is null.</summary>
public sealed class NullType : DataType
{
    /// <inheritdoc/>
    public override string TypeName => "void";
}
