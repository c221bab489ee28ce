namespace StartSpark.Sql.Types;

/// <summary>Text: SQL's <c>STRING</c>, a .NET <see cref="string"/>.</summary>
public sealed class StringType : AtomicType
{
    /// <summary>The collation that compares bytes, Spark's default: <c>UTF8_BINARY</c>.</summary>
    public const string DefaultCollation = "UTF8_BINARY";

    /// <summary>Makes a string type.</summary>
    /// <param name="collation">The rules of comparison, such as <c>UTF8_LCASE</c> or <c>UNICODE_CI</c>; <c>UTF8_BINARY</c> by default.</param>
    public StringType(string collation = DefaultCollation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(collation);
        Collation = collation;
    }

    /// <summary>The rules by which values are compared.</summary>
    public string Collation { get; }

    /// <inheritdoc/>
    public override string TypeName => "string";

    /// <inheritdoc/>
    public override string SimpleString => HasDefaultCollation ? "string" : $"string collate {Collation}";

    /// <inheritdoc/>
    public override string Sql => HasDefaultCollation ? "STRING" : $"STRING COLLATE {Collation}";

    /// <inheritdoc/>
    internal override string JsonName => SimpleString;

    /// <summary>True for Spark's default collation.</summary>
    internal bool HasDefaultCollation => Collation == DefaultCollation;

    /// <summary>The collation with its provider, as Spark's schema metadata names it.</summary>
    internal string QualifiedCollation => (Collation.StartsWith("UTF8", StringComparison.Ordinal) ? "spark." : "icu.") + Collation;

    private protected override bool HasSameParameters(DataType other) => other is StringType type && type.Collation == Collation;

    private protected override int ParametersHash() => Collation.GetHashCode(StringComparison.Ordinal);
}
