using System.Text;

namespace StartSpark.CSharpKernel.Dispatch.Content;

/// <summary>Between the protocol's offsets, which count Unicode characters, and those of .NET strings.</summary>
internal static class CharacterOffset
{
    public static int ToUtf16(string text, int characters)
    {
        var offset = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (characters-- <= 0)
            {
                break;
            }

            offset += rune.Utf16SequenceLength;
        }

        return offset;
    }

    public static int FromUtf16(string text, int offset)
    {
        var characters = 0;
        foreach (var rune in text.AsSpan(0, Math.Min(offset, text.Length)).EnumerateRunes())
        {
            _ = rune;
            characters++;
        }

        return characters;
    }
}
