using System.Runtime.InteropServices;
using Apache.Arrow;
using StartSpark.Sql.Types;

namespace StartSpark.Sql.Arrow;

/// <summary>Arrays: a range of the elements' column for each.</summary>
internal sealed class ListColumnReader(IArrowArray array, ArrowBuffer offsets, ColumnReader elements) : ColumnReader
{
    public override object?[] ReadRange(int start, int length)
    {
        var result = new object?[length];
        var bounds = MemoryMarshal.Cast<byte, int>(offsets.Span)[array.Offset..];
        for (var index = start; index < start + length; index++)
        {
            if (!array.IsNull(index))
            {
                result[index - start] = elements.ReadRange(bounds[index], bounds[index + 1] - bounds[index]);
            }
        }

        return result;
    }
}

/// <summary>Maps: a range of the keys' and of the values' column for each. A key that repeats keeps its last value.</summary>
internal sealed class MapColumnReader(MapArray array, MapType type) : ColumnReader
{
    private readonly ColumnReader keys = Create(array.Keys, type.KeyType);
    private readonly ColumnReader values = Create(array.Values, type.ValueType);

    public override object?[] ReadRange(int start, int length)
    {
        var result = new object?[length];
        for (var index = start; index < start + length; index++)
        {
            if (!array.IsNull(index))
            {
                result[index - start] = ReadMap(array.ValueOffsets[index], array.ValueOffsets[index + 1]);
            }
        }

        return result;
    }

    private Dictionary<object, object?> ReadMap(int start, int end)
    {
        var (theseKeys, theseValues) = (keys.ReadRange(start, end - start), values.ReadRange(start, end - start));
        var map = new Dictionary<object, object?>(theseKeys.Length, ValueEquality.Instance);
        for (var index = 0; index < theseKeys.Length; index++)
        {
            map[theseKeys[index]!] = theseValues[index];
        }

        return map;
    }
}

/// <summary>Structs: the fields' columns, turned into rows.</summary>
internal sealed class StructColumnReader : ColumnReader
{
    private readonly StructArray array;
    private readonly StructType type;
    private readonly ColumnReader[] fields;

    public StructColumnReader(StructArray array, StructType type)
    {
        this.array = array;
        this.type = type;
        fields = [.. type.Fields.Select((field, index) => Create(array.Fields[index], field.DataType))];
    }

    /// <summary>The row that stands at one place of its columns.</summary>
    public static Row RowAt(object?[][] columns, int place, StructType schema)
    {
        var values = new object?[columns.Length];
        for (var column = 0; column < values.Length; column++)
        {
            values[column] = columns[column][place];
        }

        return new Row(values, schema);
    }

    public override object?[] ReadRange(int start, int length)
    {
        var columns = System.Array.ConvertAll(fields, field => field.ReadRange(start, length));
        var result = new object?[length];
        for (var index = 0; index < length; index++)
        {
            result[index] = array.IsNull(start + index) ? null : RowAt(columns, index, type);
        }

        return result;
    }
}

/// <summary>Values that travel as a struct of two parts, the second of them bytes: variants and shapes.</summary>
internal sealed class BinaryPairColumnReader(StructArray array, Func<object?, object?, object> make, DataType firstType) : ColumnReader
{
    private readonly ColumnReader first = Create(array.Fields[0], firstType);
    private readonly ColumnReader second = Create(array.Fields[1], new BinaryType());

    public override object?[] ReadRange(int start, int length)
    {
        var (firsts, seconds) = (first.ReadRange(start, length), second.ReadRange(start, length));
        var result = new object?[length];
        for (var index = 0; index < length; index++)
        {
            result[index] = array.IsNull(start + index) ? null : make(firsts[index], seconds[index]);
        }

        return result;
    }
}
