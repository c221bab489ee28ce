using StartSpark.KernelExtension.Display;
using StartSpark.Sql.Types;

namespace StartSpark.KernelExtension.Tests.Display;

public sealed class PreviewTextTests
{
    [Fact]
    public void Write_Rows_AreColumnsUnderNamesAndTypesWithTheCountBelow() => Assert.Equal(
        """
           n  text
         int  string
           1  a
        1000  <b>long</b>
        null  null
        The first 3 rows; there are more.
        """,
        PreviewText.Write(Previews.Of(Previews.NumberAndText, true, [1, "a"], [1000, "<b>long</b>"], [null, null])));

    [Fact]
    public void Write_NoRows_ShowsTheColumns() =>
        Assert.Equal("  n  text\nint  string\n0 rows", PreviewText.Write(Previews.Of(Previews.NumberAndText, false)));

    [Fact]
    public void Write_LineBreakInAValue_StaysOneLine() =>
        Assert.Contains("\n  1  a b\n", PreviewText.Write(Previews.Of(Previews.NumberAndText, false, [1, "a\r\nb"])), StringComparison.Ordinal);

    [Theory]
    [InlineData(40, 40, "")]
    [InlineData(41, 39, "…")]
    public void Write_WideValue_IsCutAtFortyCharacters(int length, int kept, string end) => Assert.Contains(
        $"\n  1  {new string('x', kept)}{end}\n",
        PreviewText.Write(Previews.Of(Previews.NumberAndText, false, [1, new string('x', length)])),
        StringComparison.Ordinal);

    [Fact]
    public void Write_WideNameAndType_AreCutToo()
    {
        var wide = new StructType(new StructField("c", new StructType(Enumerable.Range(0, 20).Select(at => new StructField($"field{at}", new LongType())))));

        Assert.Equal(["c", "struct<field0:bigint,field1:bigint,fiel…", "0 rows"], PreviewText.Write(Previews.Of(wide, false)).Split('\n'));
    }

    [Fact]
    public void Write_CutWithinACharacterOfTwoUnits_LeavesNoHalf() =>
        Assert.Contains($"  1  {new string('x', 38)}…\n", PreviewText.Write(Previews.Of(Previews.NumberAndText, false, [1, new string('x', 38) + "🔭🔭"])), StringComparison.Ordinal);
}
