using System.Collections;
using Apache.Arrow;
using StartSpark.Sql.Types;

namespace StartSpark.Sql.Arrow;

/// <summary>Arrays: the elements of all of them in one column, and where each array ends.</summary>
internal sealed class ListColumnWriter(ArrayType type) : ColumnWriter
{
    private readonly ColumnWriter elements = Create(type.ElementType);
    private ArrowBuffer.Builder<int> offsets = new ArrowBuffer.Builder<int>().Append(0);

    protected override void AppendValue(object value)
    {
        if (value is string or IDictionary || value is not IEnumerable items)
        {
            throw new InvalidCastException($"The value is of type {value.GetType().Name}, and an array or list is wanted.");
        }

        foreach (var item in items)
        {
            elements.Append(item ?? (type.ContainsNull ? null : throw new InvalidCastException("An element is null in an array whose type forbids it.")));
        }

        offsets.Append(elements.Count);
    }

    protected override void AppendNull() => offsets.Append(elements.Count);

    protected override ArrayData BuildData(int count, int nullCount, ArrowBuffer nullBitmap)
    {
        var data = new ArrayData(ArrowSchema.ToArrow(type), count, nullCount, 0, [nullBitmap, offsets.Build()], [elements.Build().Data]);
        offsets = new ArrowBuffer.Builder<int>().Append(0);
        return data;
    }
}

/// <summary>Maps: the pairs of all of them in one column of structs, and where each map ends.</summary>
internal sealed class MapColumnWriter(MapType type) : ColumnWriter
{
    private readonly StructColumnWriter pairs = new(
        new StructType(new StructField("key", type.KeyType, false), new StructField("value", type.ValueType, type.ValueContainsNull)));

    private ArrowBuffer.Builder<int> offsets = new ArrowBuffer.Builder<int>().Append(0);

    protected override void AppendValue(object value)
    {
        if (value is not IDictionary map)
        {
            throw new InvalidCastException($"The value is of type {value.GetType().Name}, and a dictionary is wanted.");
        }

        foreach (DictionaryEntry pair in map)
        {
            pairs.Append(new[] { pair.Key, pair.Value });
        }

        offsets.Append(pairs.Count);
    }

    protected override void AppendNull() => offsets.Append(pairs.Count);

    protected override ArrayData BuildData(int count, int nullCount, ArrowBuffer nullBitmap)
    {
        var data = new ArrayData(ArrowSchema.ToArrow(type), count, nullCount, 0, [nullBitmap, offsets.Build()], [pairs.Build().Data]);
        offsets = new ArrowBuffer.Builder<int>().Append(0);
        return data;
    }
}
