namespace StartSpark.Sql.Types;

/// <summary>Bytes: SQL's <c>BINARY</c>, a .NET <see cref="byte"/> array.</summary>
public sealed class BinaryType : AtomicType
{
    /// <inheritdoc/>
    public override string TypeName => "binary";
}
