using System.Buffers.Text;
using StartSpark.JupyterServer.Contents.Disk;

namespace StartSpark.JupyterServer.Contents.Notebooks;

/// <summary>Joins and cuts text in its escaped form, so that no character can change on the way.</summary>
internal static class NotebookLines
{
    private const int UnicodeEscapeLength = 6;

    public static bool AreAllStrings(ReadOnlySpan<byte> array)
    {
        foreach (var item in JsonSlices.Items(array))
        {
            if (!JsonSlices.IsString(item))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes an array of strings as one string.</summary>
    public static void WriteJoined(ReadOnlySpan<byte> array, NativeBuffer output)
    {
        output.WriteByte((byte)'"');
        foreach (var item in JsonSlices.Items(array))
        {
            output.Write(item[1..^1]);
        }

        output.WriteByte((byte)'"');
    }

    /// <summary>How many bytes of the escaped text make its first line, its end included. Python's idea of a line, as Jupyter's files are cut by it.</summary>
    public static int FirstLineLength(ReadOnlySpan<byte> text)
    {
        var position = 0;
        while (position < text.Length)
        {
            var next = text[position..].IndexOfAny((byte)'\\', (byte)0xC2, (byte)0xE2);
            if (next < 0)
            {
                return text.Length;
            }

            position += next;
            var (length, ends) = Character(text[position..]);
            position += length;
            if (ends is LineEnd.Return && position < text.Length && Character(text[position..]) is (var feed, LineEnd.Feed))
            {
                position += feed;
            }

            if (ends is not LineEnd.None)
            {
                return position;
            }
        }

        return text.Length;
    }

    private static (int Length, LineEnd Ends) Character(ReadOnlySpan<byte> text) => text switch
    {
        [(byte)'\\', (byte)'n', ..] => (2, LineEnd.Feed),
        [(byte)'\\', (byte)'r', ..] => (2, LineEnd.Return),
        [(byte)'\\', (byte)'f', ..] => (2, LineEnd.Other),
        [(byte)'\\', (byte)'u', ..] => (UnicodeEscapeLength, Escaped(text[2..UnicodeEscapeLength])),
        [(byte)'\\', ..] => (2, LineEnd.None),
        [0xC2, 0x85, ..] => (2, LineEnd.Other),
        [0xE2, 0x80, 0xA8 or 0xA9, ..] => (3, LineEnd.Other),
        _ => (1, LineEnd.None),
    };

    private static LineEnd Escaped(ReadOnlySpan<byte> hex) => Utf8Parser.TryParse(hex, out ushort code, out _, 'x') ? code switch
    {
        0x0A => LineEnd.Feed,
        0x0D => LineEnd.Return,
        0x0B or 0x0C or 0x1C or 0x1D or 0x1E or 0x85 or 0x2028 or 0x2029 => LineEnd.Other,
        _ => LineEnd.None,
    } : LineEnd.None;

    private enum LineEnd
    {
        None,
        Feed,
        Return,
        Other,
    }
}
