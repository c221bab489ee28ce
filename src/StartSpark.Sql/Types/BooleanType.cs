namespace StartSpark.Sql.Types;

/// <summary>True or false: SQL's <c>BOOLEAN</c>, a .NET <see cref="bool"/>.</summary>
public sealed class BooleanType : AtomicType
{
    /// <inheritdoc/>
    public override string TypeName => "boolean";
}
