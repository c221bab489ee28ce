namespace StartSpark.Sql.Types;

/// <summary>A value whose type is known only row by row, such as parsed JSON: SQL's <c>VARIANT</c>, a <see cref="Variant"/>.</summary>
public sealed class VariantType : AtomicType
{
    /// <inheritdoc/>
    public override string TypeName => "variant";
}
