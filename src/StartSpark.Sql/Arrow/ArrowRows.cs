using Apache.Arrow.Compression;
using Apache.Arrow.Ipc;
using StartSpark.Sql.Types;

namespace StartSpark.Sql.Arrow;

/// <summary>
/// Rows out of and into Arrow's streaming form. Reading goes column by column: each column is read as a whole by a reader made
/// for its type, then the columns are turned into rows.
/// </summary>
internal static class ArrowRows
{
    /// <summary>How many rows share one record batch when rows are sent.</summary>
    private const int RowsPerBatch = 65_536;

    private static readonly CompressionCodecFactory Codecs = new();

    /// <summary>Reads one complete Arrow stream, compressed or not.</summary>
    /// <param name="stream">The stream's bytes: one <c>ArrowBatch</c> of Spark's answer.</param>
    /// <param name="schema">The columns' Spark types, which Arrow's schema does not tell in full; null to take what Arrow tells.</param>
    /// <returns>The rows, in order.</returns>
    public static List<Row> Read(ReadOnlyMemory<byte> stream, StructType? schema)
    {
        if (schema is not null && schema.Fields.Any(static field => HasEmptyStruct(field.DataType)))
        {
            throw new NotSupportedException("A struct without fields cannot be read through Arrow; give it a field, or leave the column out.");
        }

        using var reader = new ArrowStreamReader(stream, Codecs);
        schema ??= ArrowSchema.FromArrow(reader.Schema);
        var rows = new List<Row>();
        while (reader.ReadNextRecordBatch() is { } batch)
        {
            using (batch)
            {
                Read(batch, schema, rows);
            }
        }

        return rows;
    }

    /// <summary>Writes rows as one complete Arrow stream, for a local relation.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="schema">The columns' types, to which every value must fit.</param>
    /// <returns>The stream's bytes.</returns>
    /// <exception cref="ArgumentException">A row is too long or short, or a value does not fit its column; the message names both.</exception>
    public static byte[] Write(IEnumerable<GenericRow> rows, StructType schema)
    {
        var arrowSchema = ArrowSchema.ToArrow(schema);
        using var output = new MemoryStream();
        using (var writer = new ArrowStreamWriter(output, arrowSchema, leaveOpen: true))
        {
            writer.WriteStart();
            var columns = new StructColumnWriter(schema);
            var number = 0L;
            foreach (var row in rows)
            {
                columns.AppendRow(row, number++);
                if (columns.Count == RowsPerBatch)
                {
                    WriteBatch(writer, arrowSchema, columns);
                }
            }

            // An empty relation still carries one batch, so that readers see its columns.
            if (columns.Count > 0 || number == 0)
            {
                WriteBatch(writer, arrowSchema, columns);
            }

            writer.WriteEnd();
        }

        return output.ToArray();
    }

    private static void Read(Apache.Arrow.RecordBatch batch, StructType schema, List<Row> rows)
    {
        if (batch.ColumnCount != schema.Fields.Count)
        {
            throw new InvalidDataException($"Spark sent {batch.ColumnCount} columns for a schema of {schema.Fields.Count}.");
        }

        var columns = new object?[batch.ColumnCount][];
        for (var index = 0; index < columns.Length; index++)
        {
            columns[index] = ColumnReader.Create(batch.Column(index), schema.Fields[index].DataType).ReadRange(0, batch.Length);
        }

        rows.EnsureCapacity(rows.Count + batch.Length);
        for (var index = 0; index < batch.Length; index++)
        {
            rows.Add(StructColumnReader.RowAt(columns, index, schema));
        }
    }

    private static bool HasEmptyStruct(DataType type) => type switch
    {
        StructType row => row.Fields.Count == 0 || row.Fields.Any(static field => HasEmptyStruct(field.DataType)),
        ArrayType array => HasEmptyStruct(array.ElementType),
        MapType map => HasEmptyStruct(map.KeyType) || HasEmptyStruct(map.ValueType),
        _ => false,
    };

    private static void WriteBatch(ArrowStreamWriter writer, Apache.Arrow.Schema schema, StructColumnWriter columns)
    {
        var count = columns.Count;
        using var batch = new Apache.Arrow.RecordBatch(schema, columns.BuildFields(), count);
        writer.WriteRecordBatch(batch);
    }
}
