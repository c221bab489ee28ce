using Apache.Arrow;
using StartSpark.Sql.Types;

namespace StartSpark.Sql.Arrow;

/// <summary>Structs, and the columns of a whole table: a writer per field.</summary>
internal sealed class StructColumnWriter : ColumnWriter
{
    private readonly DataType type;
    private readonly string[] names;
    private readonly bool[] nullable;
    private readonly ColumnWriter[] fields;
    private readonly Func<object, object?[]> split;

    /// <summary>Makes a writer of rows.</summary>
    public StructColumnWriter(StructType type)
        : this(type, [.. type.FieldNames], [.. type.Fields.Select(static field => field.DataType)], RowParts)
    {
        nullable = [.. type.Fields.Select(static field => field.IsNullable)];
    }

    /// <summary>Makes a writer of values that travel as a struct.</summary>
    /// <param name="type">Their type.</param>
    /// <param name="names">The parts' names.</param>
    /// <param name="types">The parts' types.</param>
    /// <param name="split">Takes a value apart.</param>
    public StructColumnWriter(DataType type, string[] names, DataType[] types, Func<object, object?[]> split)
    {
        this.type = type;
        this.names = names;
        this.split = split;
        nullable = new bool[names.Length];
        fields = System.Array.ConvertAll(types, Create);
    }

    /// <summary>Appends a row of the table.</summary>
    /// <param name="row">The row.</param>
    /// <param name="number">Its number, for messages.</param>
    /// <exception cref="ArgumentException">A value does not fit; the message names row and column.</exception>
    public void AppendRow(GenericRow? row, long number)
    {
        ArgumentNullException.ThrowIfNull(row);
        try
        {
            Append(row);
        }
        catch (Exception exception) when (exception is InvalidCastException or OverflowException or ArgumentException)
        {
            throw new ArgumentException($"Row {number} does not fit the schema {type.SimpleString}: {exception.Message}", exception);
        }
    }

    /// <summary>Gives the fields' columns and starts empty ones.</summary>
    public IReadOnlyList<IArrowArray> BuildFields() => ((StructArray)Build()).Fields;

    protected override void AppendValue(object value)
    {
        var values = split(value);
        if (values.Length != fields.Length)
        {
            throw new InvalidCastException($"There are {values.Length} values for {fields.Length} fields.");
        }

        for (var index = 0; index < values.Length; index++)
        {
            AppendPart(index, values[index]);
        }
    }

    protected override void AppendNull()
    {
        foreach (var field in fields)
        {
            field.Append(null);
        }
    }

    protected override ArrayData BuildData(int count, int nullCount, ArrowBuffer nullBitmap) =>
        new(ArrowSchema.ToArrow(type), count, nullCount, 0, [nullBitmap], System.Array.ConvertAll(fields, static field => field.Build().Data));

    private static object?[] RowParts(object value) => value switch
    {
        GenericRow row => row.Values,
        object?[] values => values,
        _ => throw new InvalidCastException($"The value is of type {value.GetType().Name}, and a Row or GenericRow is wanted."),
    };

    private void AppendPart(int index, object? value)
    {
        if (value is null && !nullable[index])
        {
            throw new InvalidCastException($"'{names[index]}' is null, and its type forbids that.");
        }

        try
        {
            fields[index].Append(value);
        }
        catch (Exception exception) when (exception is InvalidCastException or OverflowException or ArgumentException)
        {
            throw new InvalidCastException($"in '{names[index]}': {exception.Message}", exception);
        }
    }
}
