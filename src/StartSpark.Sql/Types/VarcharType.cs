namespace StartSpark.Sql.Types;

/// <summary>Text of a limited length: SQL's <c>VARCHAR(n)</c>, a .NET <see cref="string"/>.</summary>
/// <remarks>Spark keeps it for tables' columns; in the schema of a query it shows as <see cref="StringType"/>.</remarks>
public sealed class VarcharType : AtomicType
{
    /// <summary>Makes the type.</summary>
    /// <param name="length">The length in characters, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is less than 1.</exception>
    public VarcharType(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        Length = length;
    }

    /// <summary>The length in characters.</summary>
    public int Length { get; }

    /// <inheritdoc/>
    public override string TypeName => "varchar";

    /// <inheritdoc/>
    public override string SimpleString => $"varchar({Length})";

    /// <inheritdoc/>
    internal override string JsonName => SimpleString;

    private protected override bool HasSameParameters(DataType other) => other is VarcharType type && type.Length == Length;

    private protected override int ParametersHash() => Length;
}
