using System.Text.Json;

namespace StartSpark.Sql.Types;

/// <summary>A sequence of values of one type: SQL's <c>ARRAY&lt;…&gt;</c>, an <see cref="object"/> array whose elements have the element type's .NET type.</summary>
public sealed class ArrayType : DataType
{
    /// <summary>Makes an array type.</summary>
    /// <param name="elementType">The type of the elements.</param>
    /// <param name="containsNull">Whether elements may be null; true by default.</param>
    public ArrayType(DataType elementType, bool containsNull = true)
    {
        ArgumentNullException.ThrowIfNull(elementType);
        ElementType = elementType;
        ContainsNull = containsNull;
    }

    /// <summary>The type of the elements.</summary>
    public DataType ElementType { get; }

    /// <summary>Whether elements may be null.</summary>
    public bool ContainsNull { get; }

    /// <inheritdoc/>
    public override string TypeName => "array";

    /// <inheritdoc/>
    public override string SimpleString => $"array<{ElementType.SimpleString}>";

    /// <inheritdoc/>
    public override string Sql => $"ARRAY<{ElementType.Sql}>";

    /// <inheritdoc/>
    internal override void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "array");
        writer.WritePropertyName("elementType");
        ElementType.WriteJson(writer);
        writer.WriteBoolean("containsNull", ContainsNull);
        writer.WriteEndObject();
    }

    private protected override bool HasSameParameters(DataType other) =>
        other is ArrayType type && type.ContainsNull == ContainsNull && type.ElementType.Equals(ElementType);

    private protected override int ParametersHash() => HashCode.Combine(ElementType, ContainsNull);
}
