using System.Text;

namespace StartSpark.Sql.Types;

/// <summary>A value of <see cref="VariantType"/>: any value, in the binary form that Spark and Parquet share. Immutable.</summary>
/// <remarks>
/// The form is told in Parquet's <see href="https://github.com/apache/parquet-format/blob/master/VariantEncoding.md">Variant Binary Encoding</see>.
/// Compared byte by byte.
/// </remarks>
public sealed class Variant : IEquatable<Variant>
{
    private readonly byte[] value;
    private readonly byte[] metadata;

    /// <summary>Makes a variant from its binary form.</summary>
    /// <param name="value">The value's bytes; copied.</param>
    /// <param name="metadata">The dictionary of field names; copied.</param>
    public Variant(ReadOnlySpan<byte> value, ReadOnlySpan<byte> metadata)
    {
        this.value = value.ToArray();
        this.metadata = metadata.ToArray();
    }

    /// <summary>The value's bytes.</summary>
    public ReadOnlyMemory<byte> Value => value;

    /// <summary>The dictionary of field names.</summary>
    public ReadOnlyMemory<byte> Metadata => metadata;

    /// <summary>
    /// The value as JSON, as Spark's <c>to_json</c> gives it but for instants, which are written in UTC: objects, arrays, numbers with all their digits, and text for dates, timestamps,
    /// binary (Base64) and UUIDs.
    /// </summary>
    /// <returns>JSON text.</returns>
    /// <exception cref="FormatException">The bytes are no variant.</exception>
    public string ToJson()
    {
        var json = new StringBuilder();
        new VariantReader(value, metadata).WriteJson(json);
        return json.ToString();
    }

    /// <inheritdoc/>
    public bool Equals(Variant? other) =>
        other is not null && other.value.AsSpan().SequenceEqual(value) && other.metadata.AsSpan().SequenceEqual(metadata);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Variant);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(value);
        return hash.ToHashCode();
    }

    /// <summary>The same as <see cref="ToJson"/>.</summary>
    /// <returns>JSON text.</returns>
    public override string ToString() => ToJson();
}
