using StartSpark.Sql.Types;

namespace StartSpark.Sql;

/// <summary>A row that Spark gave: values in order, with their names and types. Also the value of a struct inside a row.</summary>
/// <remarks><c>docs/types.md</c> tells which .NET type carries which Spark type.</remarks>
public sealed class Row : GenericRow
{
    /// <summary>Makes a row with a schema.</summary>
    /// <param name="values">The values in order; the array is kept, not copied.</param>
    /// <param name="schema">Their names and types.</param>
    /// <exception cref="ArgumentException">There are not as many values as fields.</exception>
    public Row(object?[] values, StructType schema)
        : base(values)
    {
        ArgumentNullException.ThrowIfNull(schema);
        if (values.Length != schema.Fields.Count)
        {
            throw new ArgumentException($"There are {values.Length} values for {schema.Fields.Count} fields.", nameof(values));
        }

        Schema = schema;
    }

    /// <summary>The names and types of the values.</summary>
    public StructType Schema { get; }

    /// <summary>The value of that name.</summary>
    /// <param name="columnName">The name, in its exact case.</param>
    /// <returns>The value; null for SQL's <c>NULL</c>.</returns>
    /// <exception cref="ArgumentException">No column is so named.</exception>
    public object? this[string columnName] => Get(columnName);

    /// <summary>The value of that name.</summary>
    /// <param name="columnName">The name, in its exact case.</param>
    /// <returns>The value; null for SQL's <c>NULL</c>.</returns>
    /// <exception cref="ArgumentException">No column is so named.</exception>
    public object? Get(string columnName) => Values[Schema.FieldIndex(columnName)];

    /// <summary>The value of that name as a .NET type; see <see cref="GenericRow.GetAs{T}(int)"/>.</summary>
    /// <typeparam name="T">The type wanted; a nullable one where the value may be null.</typeparam>
    /// <param name="columnName">The name, in its exact case.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">No column is so named.</exception>
    /// <exception cref="InvalidCastException">The value is null or of another kind than <typeparamref name="T"/>.</exception>
    /// <exception cref="OverflowException">The value does not fit <typeparamref name="T"/>.</exception>
    public T GetAs<T>(string columnName) => GetAs<T>(Schema.FieldIndex(columnName));

    /// <inheritdoc/>
    internal override string NameOf(int index) => $"of column '{Schema.Fields[index].Name}'";
}
