using System.Text.Json;
using System.Text.Json.Nodes;

namespace StartSpark.Sql.Types;

/// <summary>A named part of a <see cref="StructType"/>: a column of a table, or a field of a nested struct. Immutable.</summary>
public sealed class StructField : IEquatable<StructField>
{
    private readonly string metadata;

    /// <summary>Makes a field.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="dataType">The type of its values.</param>
    /// <param name="isNullable">Whether values may be null; true by default.</param>
    /// <param name="metadata">Notes that Spark carries along, such as <c>{"comment": "…"}</c>; none by default; copied.</param>
    public StructField(string name, DataType dataType, bool isNullable = true, JsonObject? metadata = null)
        : this(name, dataType, isNullable, metadata?.ToJsonString() ?? "{}")
    {
    }

    internal StructField(string name, DataType dataType, bool isNullable, string metadataJson)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(dataType);
        Name = name;
        DataType = dataType;
        IsNullable = isNullable;
        metadata = metadataJson;
    }

    /// <summary>The field's name.</summary>
    public string Name { get; }

    /// <summary>The type of the field's values.</summary>
    public DataType DataType { get; }

    /// <summary>Whether values may be null.</summary>
    public bool IsNullable { get; }

    /// <summary>Notes that Spark carries along; a copy, empty where there are none.</summary>
    public JsonObject Metadata => JsonNode.Parse(metadata)!.AsObject();

    /// <summary>The field as a column of a <c>CREATE TABLE</c>: <c>a INT NOT NULL COMMENT 'x'</c>.</summary>
    public string Ddl => Describe(" ");

    /// <summary>The notes as JSON text; <c>{}</c> where there are none.</summary>
    internal string MetadataJson => metadata;

    /// <inheritdoc/>
    public bool Equals(StructField? other) =>
        other is not null
        && other.Name == Name
        && other.IsNullable == IsNullable
        && other.DataType.Equals(DataType)
        && (other.metadata == metadata || JsonNode.DeepEquals(JsonNode.Parse(metadata), JsonNode.Parse(other.metadata)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StructField);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, DataType, IsNullable);

    /// <summary>Spark's notation: <c>StructField(a,int,true)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"StructField({Name},{DataType},{(IsNullable ? "true" : "false")})";

    /// <summary>The field inside a struct type's SQL: <c>a: INT NOT NULL</c>.</summary>
    internal string SqlInStruct() => Describe(": ");

    /// <summary>Writes the field's JSON value.</summary>
    internal void WriteJson(Utf8JsonWriter writer)
    {
        var collations = FieldCollations.Collect(Name, DataType);
        writer.WriteStartObject();
        writer.WriteString("name", Name);
        writer.WritePropertyName("type");
        (collations.Count == 0 ? DataType : FieldCollations.Remove(DataType)).WriteJson(writer);
        writer.WriteBoolean("nullable", IsNullable);
        writer.WritePropertyName("metadata");
        if (collations.Count == 0)
        {
            writer.WriteRawValue(metadata);
        }
        else
        {
            FieldCollations.WithCollations(Metadata, collations).WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private string Describe(string separator)
    {
        var comment = metadata.Contains("comment", StringComparison.Ordinal) && Metadata["comment"] is JsonValue value && value.TryGetValue<string>(out var text)
            ? $" COMMENT '{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'"
            : "";
        return $"{SqlName.QuoteIfNeeded(Name)}{separator}{DataType.Sql}{(IsNullable ? "" : " NOT NULL")}{comment}";
    }
}
