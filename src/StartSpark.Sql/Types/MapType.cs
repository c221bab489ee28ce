using System.Text.Json;

namespace StartSpark.Sql.Types;

/// <summary>Keys with a value each: SQL's <c>MAP&lt;…&gt;</c>, a .NET dictionary from <see cref="object"/> to <see cref="object"/>. Keys are never null.</summary>
public sealed class MapType : DataType
{
    /// <summary>Makes a map type.</summary>
    /// <param name="keyType">The type of the keys.</param>
    /// <param name="valueType">The type of the values.</param>
    /// <param name="valueContainsNull">Whether values may be null; true by default.</param>
    public MapType(DataType keyType, DataType valueType, bool valueContainsNull = true)
    {
        ArgumentNullException.ThrowIfNull(keyType);
        ArgumentNullException.ThrowIfNull(valueType);
        KeyType = keyType;
        ValueType = valueType;
        ValueContainsNull = valueContainsNull;
    }

    /// <summary>The type of the keys.</summary>
    public DataType KeyType { get; }

    /// <summary>The type of the values.</summary>
    public DataType ValueType { get; }

    /// <summary>Whether values may be null.</summary>
    public bool ValueContainsNull { get; }

    /// <inheritdoc/>
    public override string TypeName => "map";

    /// <inheritdoc/>
    public override string SimpleString => $"map<{KeyType.SimpleString},{ValueType.SimpleString}>";

    /// <inheritdoc/>
    public override string Sql => $"MAP<{KeyType.Sql}, {ValueType.Sql}>";

    /// <inheritdoc/>
    internal override void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "map");
        writer.WritePropertyName("keyType");
        KeyType.WriteJson(writer);
        writer.WritePropertyName("valueType");
        ValueType.WriteJson(writer);
        writer.WriteBoolean("valueContainsNull", ValueContainsNull);
        writer.WriteEndObject();
    }

    private protected override bool HasSameParameters(DataType other) =>
        other is MapType type && type.ValueContainsNull == ValueContainsNull && type.KeyType.Equals(KeyType) && type.ValueType.Equals(ValueType);

    private protected override int ParametersHash() => HashCode.Combine(KeyType, ValueType, ValueContainsNull);
}
