using Apache.Arrow;
using Apache.Arrow.Types;
using StartSpark.Sql.Types;

namespace StartSpark.Sql.Arrow;

/// <summary>A column of nothing but nulls.</summary>
internal sealed class NullColumnWriter : ColumnWriter
{
    protected override void AppendValue(object value) =>
        throw new InvalidCastException("A column of type void holds nothing but nulls.");

    protected override void AppendNull()
    {
    }

    protected override ArrayData BuildData(int count, int nullCount, ArrowBuffer nullBitmap) =>
        new(Apache.Arrow.Types.NullType.Default, count, count, 0, System.Array.Empty<ArrowBuffer>());
}

/// <summary>Truth values, a bit each.</summary>
internal sealed class BooleanColumnWriter : ColumnWriter
{
    private ArrowBuffer.BitmapBuilder bits = new();

    protected override void AppendValue(object value) => bits.Append(To<bool>(value));

    protected override void AppendNull() => bits.Append(false);

    protected override ArrayData BuildData(int count, int nullCount, ArrowBuffer nullBitmap)
    {
        var data = new ArrayData(Apache.Arrow.Types.BooleanType.Default, count, nullCount, 0, [nullBitmap, bits.Build()]);
        bits = new ArrowBuffer.BitmapBuilder();
        return data;
    }
}

/// <summary>Values of fixed width.</summary>
internal sealed class PrimitiveColumnWriter<T>(DataType type, Func<object, T> convert) : ColumnWriter
    where T : struct
{
    private ArrowBuffer.Builder<T> values = new();

    protected override void AppendValue(object value) => values.Append(convert(value));

    protected override void AppendNull() => values.Append(default(T));

    protected override ArrayData BuildData(int count, int nullCount, ArrowBuffer nullBitmap)
    {
        var data = new ArrayData(ArrowSchema.ToArrow(type), count, nullCount, 0, [nullBitmap, values.Build()]);
        values = new ArrowBuffer.Builder<T>();
        return data;
    }
}

/// <summary>Text or bytes behind offsets of 32 bits.</summary>
internal sealed class BytesColumnWriter(DataType type, Func<object, byte[]> convert) : ColumnWriter
{
    private ArrowBuffer.Builder<byte> bytes = new();
    private ArrowBuffer.Builder<int> offsets = new ArrowBuffer.Builder<int>().Append(0);

    protected override void AppendValue(object value)
    {
        bytes.Append(convert(value));
        offsets.Append(bytes.Length);
    }

    protected override void AppendNull() => offsets.Append(bytes.Length);

    protected override ArrayData BuildData(int count, int nullCount, ArrowBuffer nullBitmap)
    {
        var data = new ArrayData(ArrowSchema.ToArrow(type), count, nullCount, 0, [nullBitmap, offsets.Build(), bytes.Build()]);
        bytes = new ArrowBuffer.Builder<byte>();
        offsets = new ArrowBuffer.Builder<int>().Append(0);
        return data;
    }
}
