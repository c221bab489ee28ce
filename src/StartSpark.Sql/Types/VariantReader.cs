using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace StartSpark.Sql.Types;

/// <summary>
/// Reads a variant's bytes. Each value starts with a byte whose two low bits say what it is (0 a primitive, 1 a short
/// string, 2 an object, 3 an array) and whose six high bits say more; lengths and offsets are little-endian.
/// </summary>
internal readonly ref struct VariantReader(ReadOnlySpan<byte> value, ReadOnlySpan<byte> metadata)
{
    private const int MaxDepth = 1000;

    private readonly ReadOnlySpan<byte> value = value;
    private readonly ReadOnlySpan<byte> metadata = metadata;

    public void WriteJson(StringBuilder json)
    {
        try
        {
            Write(json, 0, 0);
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            throw new FormatException("These bytes are no variant.", exception);
        }
    }

    private void Write(StringBuilder json, int at, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new FormatException("This variant is nested too deeply to be read.");
        }

        var kind = value[at] & 3;
        var info = value[at] >> 2;
        switch (kind)
        {
            case 0:
                WritePrimitive(json, info, value[(at + 1)..]);
                break;
            case 1:
                WriteText(json, value.Slice(at + 1, info));
                break;
            case 2:
                WriteObject(json, at, info, depth);
                break;
            default:
                WriteArray(json, at, info, depth);
                break;
        }
    }

    // Object header bits: 0-1 width of offsets less one, 2-3 width of field ids less one, 4 a count of four bytes.
    private void WriteObject(StringBuilder json, int at, int info, int depth)
    {
        var (offsetWidth, idWidth, countWidth) = ((info & 3) + 1, ((info >> 2) & 3) + 1, (info & 16) != 0 ? 4 : 1);
        var count = Unsigned(value, at + 1, countWidth);
        var ids = at + 1 + countWidth;
        var offsets = ids + (count * idWidth);
        var data = offsets + ((count + 1) * offsetWidth);
        json.Append('{');
        for (var index = 0; index < count; index++)
        {
            json.Append(index == 0 ? "" : ",");
            WriteText(json, FieldName(Unsigned(value, ids + (index * idWidth), idWidth)));
            json.Append(':');
            Write(json, data + Unsigned(value, offsets + (index * offsetWidth), offsetWidth), depth + 1);
        }

        json.Append('}');
    }

    // Array header bits: 0-1 width of offsets less one, 2 a count of four bytes.
    private void WriteArray(StringBuilder json, int at, int info, int depth)
    {
        var (offsetWidth, countWidth) = ((info & 3) + 1, (info & 4) != 0 ? 4 : 1);
        var count = Unsigned(value, at + 1, countWidth);
        var offsets = at + 1 + countWidth;
        var data = offsets + ((count + 1) * offsetWidth);
        json.Append('[');
        for (var index = 0; index < count; index++)
        {
            json.Append(index == 0 ? "" : ",");
            Write(json, data + Unsigned(value, offsets + (index * offsetWidth), offsetWidth), depth + 1);
        }

        json.Append(']');
    }

    // Metadata: a header byte (bits 6-7: width of offsets less one), the count, count + 1 offsets, the names.
    private ReadOnlySpan<byte> FieldName(int id)
    {
        var width = (metadata[0] >> 6) + 1;
        var count = Unsigned(metadata, 1, width);
        var offsets = 1 + width;
        var start = Unsigned(metadata, offsets + (id * width), width);
        var end = Unsigned(metadata, offsets + ((id + 1) * width), width);
        return metadata.Slice(offsets + ((count + 1) * width) + start, end - start);
    }

    private static void WritePrimitive(StringBuilder json, int kind, ReadOnlySpan<byte> data)
    {
        switch (kind)
        {
            case 0:
                json.Append("null");
                break;
            case 1 or 2:
                json.Append(kind == 1 ? "true" : "false");
                break;
            case 3:
                json.Append(CultureInfo.InvariantCulture, $"{(sbyte)data[0]}");
                break;
            case 4:
                json.Append(CultureInfo.InvariantCulture, $"{BinaryPrimitives.ReadInt16LittleEndian(data)}");
                break;
            case 5:
                json.Append(CultureInfo.InvariantCulture, $"{BinaryPrimitives.ReadInt32LittleEndian(data)}");
                break;
            case 6:
                json.Append(CultureInfo.InvariantCulture, $"{BinaryPrimitives.ReadInt64LittleEndian(data)}");
                break;
            case 7:
                WriteFloating(json, BinaryPrimitives.ReadDoubleLittleEndian(data), ValueText.Format(BinaryPrimitives.ReadDoubleLittleEndian(data)));
                break;
            case 14:
                WriteFloating(json, BinaryPrimitives.ReadSingleLittleEndian(data), ValueText.Format(BinaryPrimitives.ReadSingleLittleEndian(data)));
                break;
            case 8:
                WriteDecimal(json, BinaryPrimitives.ReadInt32LittleEndian(data[1..]), data[0]);
                break;
            case 9:
                WriteDecimal(json, BinaryPrimitives.ReadInt64LittleEndian(data[1..]), data[0]);
                break;
            case 10:
                WriteDecimal(json, (BigInteger)BinaryPrimitives.ReadInt128LittleEndian(data[1..]), data[0]);
                break;
            case 15:
                json.Append('"').Append(Convert.ToBase64String(Counted(data))).Append('"');
                break;
            case 16:
                WriteText(json, Counted(data));
                break;
            default:
                json.Append('"').Append(Temporal(kind, data)).Append('"');
                break;
        }
    }

    private static string Temporal(int kind, ReadOnlySpan<byte> data) => kind switch
    {
        11 => ValueText.Format(SparkTime.ToDate(BinaryPrimitives.ReadInt32LittleEndian(data))),
        12 => Timestamp(BinaryPrimitives.ReadInt64LittleEndian(data)) + "+00:00",
        13 => Timestamp(BinaryPrimitives.ReadInt64LittleEndian(data)),
        17 => ValueText.Format(SparkTime.ToTimeOfDay(checked(BinaryPrimitives.ReadInt64LittleEndian(data) * 1000))),
        18 => Timestamp(Math.DivRem(BinaryPrimitives.ReadInt64LittleEndian(data), 1000, out var rest), rest) + "+00:00",
        19 => Timestamp(Math.DivRem(BinaryPrimitives.ReadInt64LittleEndian(data), 1000, out var rest), rest),
        20 => new Guid(data[..16], bigEndian: true).ToString("D"),
        _ => throw new FormatException($"This variant holds a value of kind {kind}, which this client does not know."),
    };

    private static string Timestamp(long microseconds, long nanoseconds = 0)
    {
        var text = ValueText.Format(SparkTime.ToDateTime(nanoseconds < 0 ? microseconds - 1 : microseconds)).Replace('T', ' ');
        var fraction = nanoseconds < 0 ? nanoseconds + 1000 : nanoseconds;
        return fraction == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text.PadRight(26, '0')}{fraction:000}");
    }

    private static void WriteFloating(StringBuilder json, double number, string text)
    {
        var quote = double.IsFinite(number) ? "" : "\"";
        json.Append(quote).Append(text).Append(quote);
    }

    // Only what JSON forbids is escaped, as Spark does it.
    private static void WriteText(StringBuilder json, ReadOnlySpan<byte> utf8)
    {
        json.Append('"');
        foreach (var letter in Encoding.UTF8.GetString(utf8))
        {
            _ = letter switch
            {
                '"' or '\\' => json.Append('\\').Append(letter),
                '\b' => json.Append("\\b"),
                '\f' => json.Append("\\f"),
                '\n' => json.Append("\\n"),
                '\r' => json.Append("\\r"),
                '\t' => json.Append("\\t"),
                < ' ' => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                _ => json.Append(letter),
            };
        }

        json.Append('"');
    }

    private static void WriteDecimal(StringBuilder json, BigInteger unscaled, int scale)
    {
        // Spark drops the zeros at the end of a variant's decimals.
        while (scale > 0 && BigInteger.DivRem(unscaled, 10) is (var shorter, { IsZero: true }))
        {
            (unscaled, scale) = (shorter, scale - 1);
        }

        json.Append(new SparkDecimal(unscaled, scale).ToString());
    }

    private static ReadOnlySpan<byte> Counted(ReadOnlySpan<byte> data) => data.Slice(4, BinaryPrimitives.ReadInt32LittleEndian(data));

    private static int Unsigned(ReadOnlySpan<byte> bytes, int at, int width)
    {
        var number = 0L;
        for (var index = 0; index < width; index++)
        {
            number |= (long)bytes[at + index] << (8 * index);
        }

        return checked((int)number);
    }
}
