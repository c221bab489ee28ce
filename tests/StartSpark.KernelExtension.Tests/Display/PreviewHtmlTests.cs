using System.Xml.Linq;
using StartSpark.KernelExtension.Display;
using StartSpark.Sql;
using StartSpark.Sql.Types;

namespace StartSpark.KernelExtension.Tests.Display;

public sealed class PreviewHtmlTests
{
    private const string Hostile = "<script>alert(\"1\")</script> & 'x'";

    [Fact]
    public void Write_NamesTypesAndValuesWithMarkup_AreText()
    {
        var schema = new StructType(
            new StructField(Hostile, new StringType()),
            new StructField("s", new StructType(new StructField("<b>", new StringType()))));

        var html = Parse(Previews.Of(schema, false, [Hostile, new Row([Hostile], new StructType(new StructField("<b>", new StringType())))]));

        Assert.Equal([Hostile + "string", "sstruct<<b>:string>"], Texts(html, "th"));
        Assert.Equal([Hostile, $"[{Hostile}]"], Texts(html, "td"));
        Assert.DoesNotContain(html.Descendants(), element => element.Name.LocalName is "script" or "b");
    }

    [Fact]
    public void Write_Null_IsToldFromTheTextNull()
    {
        var html = Parse(Previews.Of(Previews.NumberAndText, false, [null, "null"]));

        Assert.Equal(["null", "null"], Texts(html, "td"));
        Assert.Equal("td", Assert.Single(html.Descendants("em")).Parent!.Name.LocalName);
        Assert.Same(html.Descendants("td").First(), html.Descendants("em").Single().Parent);
    }

    [Fact]
    public void Write_SomeRows_ShowsEachInOrderAndTheCountBelow()
    {
        var html = Parse(Previews.Of(Previews.NumberAndText, true, [1, "a"], [2, "b"]));

        Assert.Equal(["nint", "textstring"], Texts(html, "th"));
        Assert.Equal(["1", "a", "2", "b"], Texts(html, "td"));
        Assert.Equal("The first 2 rows; there are more.", Assert.Single(Texts(html, "p")));
    }

    [Fact]
    public void Write_Numbers_StandToTheRight()
    {
        var html = Parse(Previews.Of(Previews.NumberAndText, false, [1, "a"]));

        Assert.Equal(["text-align:right", "text-align:left"], html.Descendants("td").Select(cell => cell.Attribute("style")!.Value));
    }

    [Fact]
    public void Write_WideValue_IsWhole() =>
        Assert.Contains(new string('x', 500), Texts(Parse(Previews.Of(Previews.NumberAndText, false, [1, new string('x', 500)])), "td"));

    /// <summary>What is written happens to be well-formed XML, but for its line breaks.</summary>
    private static XElement Parse(DataFramePreview preview) =>
        XElement.Parse($"<div>{PreviewHtml.Write(preview).Replace("<br>", "", StringComparison.Ordinal)}</div>", LoadOptions.PreserveWhitespace);

    private static IEnumerable<string> Texts(XElement html, string element) => html.Descendants(element).Select(one => one.Value);
}
