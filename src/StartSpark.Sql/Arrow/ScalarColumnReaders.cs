using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using Apache.Arrow;
using StartSpark.Sql.Types;

namespace StartSpark.Sql.Arrow;

/// <summary>A column of nothing but nulls.</summary>
internal sealed class NullColumnReader : ColumnReader
{
    public override object?[] ReadRange(int start, int length) => new object?[length];
}

/// <summary>Truth values, a bit each; boxed once for all.</summary>
internal sealed class BooleanColumnReader(BooleanArray array) : ColumnReader
{
    private static readonly object True = true;
    private static readonly object False = false;

    public override object?[] ReadRange(int start, int length)
    {
        var result = new object?[length];
        for (var index = 0; index < length; index++)
        {
            result[index] = array.GetValue(start + index) switch { true => True, false => False, null => null };
        }

        return result;
    }
}

/// <summary>Values of fixed width.</summary>
internal sealed class PrimitiveColumnReader<T>(PrimitiveArray<T> array, Func<T, object> convert) : ColumnReader
    where T : struct, IEquatable<T>
{
    public override object?[] ReadRange(int start, int length)
    {
        var result = new object?[length];
        var values = array.Values.Slice(start, length);
        if (!MayBeNull(array))
        {
            for (var index = 0; index < result.Length; index++)
            {
                result[index] = convert(values[index]);
            }

            return result;
        }

        for (var index = 0; index < result.Length; index++)
        {
            result[index] = array.IsNull(start + index) ? null : convert(values[index]);
        }

        return result;
    }
}

/// <summary>Decimals: 16 bytes each, little-endian, in two's complement.</summary>
internal sealed class DecimalColumnReader(Decimal128Array array, DecimalType type) : ColumnReader
{
    private const int Width = 16;

    public override object?[] ReadRange(int start, int length)
    {
        var result = new object?[length];
        var bytes = array.ValueBuffer.Span.Slice((array.Offset + start) * Width, length * Width);
        for (var index = 0; index < length; index++)
        {
            if (!array.IsNull(start + index))
            {
                var unscaled = BinaryPrimitives.ReadInt128LittleEndian(bytes[(index * Width)..]);
                result[index] = type.FitsSystemDecimal ? (object)ToSystemDecimal(unscaled) : new SparkDecimal((BigInteger)unscaled, type.Scale);
            }
        }

        return result;
    }

    private decimal ToSystemDecimal(Int128 unscaled)
    {
        var magnitude = (UInt128)Int128.Abs(unscaled);
        return new decimal((int)(uint)magnitude, (int)(uint)(magnitude >> 32), (int)(uint)(magnitude >> 64), Int128.IsNegative(unscaled), (byte)type.Scale);
    }
}

/// <summary>Text or bytes behind offsets of 32 bits.</summary>
internal sealed class BytesColumnReader(BinaryArray array, bool asText) : ColumnReader
{
    public override object?[] ReadRange(int start, int length)
    {
        var result = new object?[length];
        if (length == 0)
        {
            return result;
        }

        var offsets = array.ValueOffsets.Slice(start, length + 1);
        var bytes = array.ValueBuffer.Span;
        var mayBeNull = MayBeNull(array);
        for (var index = 0; index < length; index++)
        {
            if (!mayBeNull || !array.IsNull(start + index))
            {
                var value = bytes[offsets[index]..offsets[index + 1]];
                result[index] = asText ? Encoding.UTF8.GetString(value) : value.ToArray();
            }
        }

        return result;
    }
}

/// <summary>Text or bytes behind offsets of 64 bits, which a session setting of Spark chooses.</summary>
internal sealed class LargeBytesColumnReader(LargeBinaryArray array, bool asText) : ColumnReader
{
    public override object?[] ReadRange(int start, int length)
    {
        var result = new object?[length];
        for (var index = 0; index < length; index++)
        {
            if (!array.IsNull(start + index))
            {
                var value = array.GetBytes(start + index);
                result[index] = asText ? Encoding.UTF8.GetString(value) : value.ToArray();
            }
        }

        return result;
    }
}
