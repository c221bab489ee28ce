using System.Text.Json;

namespace StartSpark.Sql.Types;

/// <summary>A row's shape: named fields in order. The schema of a table, or of a struct inside one; SQL's <c>STRUCT&lt;…&gt;</c>, a <see cref="Row"/>.</summary>
public sealed class StructType : DataType
{
    private readonly StructField[] fields;
    private readonly Dictionary<string, int> positions;

    /// <summary>Makes a struct type.</summary>
    /// <param name="fields">The fields in order. Names may repeat, as they may in Spark; a name then means the first.</param>
    public StructType(params IEnumerable<StructField> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        this.fields = [.. fields];
        positions = new Dictionary<string, int>(this.fields.Length, StringComparer.Ordinal);
        for (var position = 0; position < this.fields.Length; position++)
        {
            ArgumentNullException.ThrowIfNull(this.fields[position], nameof(fields));
            positions.TryAdd(this.fields[position].Name, position);
        }
    }

    /// <summary>The fields in order.</summary>
    public IReadOnlyList<StructField> Fields => fields;

    /// <summary>The fields' names in order.</summary>
    public IReadOnlyList<string> FieldNames => Array.ConvertAll(fields, static part => part.Name);

    /// <inheritdoc/>
    public override string TypeName => "struct";

    /// <inheritdoc/>
    public override string SimpleString => $"struct<{string.Join(",", fields.Select(static part => $"{part.Name}:{part.DataType.SimpleString}"))}>";

    /// <inheritdoc/>
    public override string Sql => $"STRUCT<{string.Join(", ", fields.Select(static part => part.SqlInStruct()))}>";

    /// <summary>The fields as columns of a <c>CREATE TABLE</c>: <c>a INT NOT NULL,b STRING</c>. For reading, and for anything that takes a schema as DDL text.</summary>
    public string Ddl => string.Join(",", fields.Select(static part => part.Ddl));

    /// <summary>The field of that name.</summary>
    /// <param name="name">The name, in its exact case.</param>
    /// <returns>The first field so named.</returns>
    /// <exception cref="ArgumentException">There is none.</exception>
    public StructField this[string name] => fields[FieldIndex(name)];

    /// <summary>The field at that place.</summary>
    /// <param name="index">The place, from 0.</param>
    /// <returns>The field.</returns>
    public StructField this[int index] => fields[index];

    /// <summary>Where the field of that name stands.</summary>
    /// <param name="name">The name, in its exact case.</param>
    /// <returns>The place of the first field so named, from 0.</returns>
    /// <exception cref="ArgumentException">There is none; the message lists those that are there.</exception>
    public int FieldIndex(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return positions.TryGetValue(name, out var position)
            ? position
            : throw new ArgumentException($"There is no field '{name}'; there are: {(fields.Length == 0 ? "none" : string.Join(", ", fields.Select(static part => part.Name)))}.", nameof(name));
    }

    /// <summary>This shape with one field more.</summary>
    /// <param name="field">The field to add at the end.</param>
    /// <returns>A new type; this one is unchanged.</returns>
    public StructType Add(StructField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new StructType([.. fields, field]);
    }

    /// <summary>This shape with one field more.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="dataType">The field's type.</param>
    /// <param name="isNullable">Whether its values may be null; true by default.</param>
    /// <returns>A new type; this one is unchanged.</returns>
    public StructType Add(string name, DataType dataType, bool isNullable = true) => Add(new StructField(name, dataType, isNullable));

    /// <inheritdoc/>
    internal override void WriteJson(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "struct");
        writer.WriteStartArray("fields");
        foreach (var field in fields)
        {
            field.WriteJson(writer);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private protected override bool HasSameParameters(DataType other) => other is StructType type && type.fields.AsSpan().SequenceEqual(fields);

    private protected override int ParametersHash()
    {
        var hash = default(HashCode);
        foreach (var field in fields)
        {
            hash.Add(field);
        }

        return hash.ToHashCode();
    }
}
