using StartSpark.CSharpKernel.Display;
using StartSpark.CSharpKernel.Extensibility;

namespace StartSpark.CSharpKernel.Tests.Display;

public sealed class DisplayFormattersTests
{
    private readonly DisplayFormatters formatters = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<object?, string> Scalars => new()
    {
        { null, "null" },
        { 42, "42" },
        { 1.5m, "1.5" },
        { true, "true" },
        { "text", "text" },
        { 'c', "c" },
        { DayOfWeek.Monday, "Monday" },
        { new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), "2026-01-02 03:04:05Z" },
        { typeof(Dictionary<string, List<int>>), "Dictionary<string, List<int>>" },
    };

    [Theory]
    [MemberData(nameof(Scalars))]
    public async Task Format_Scalar_IsTextAlone(object? value, string text)
    {
        var bundle = await formatters.FormatAsync(value, Token);
        Assert.Equal(["text/plain"], bundle.MimeTypes);
        Assert.Equal(text, bundle.Find("text/plain"));
    }

    [Fact]
    public async Task Format_Items_AreAListAndATableWithEncodedText()
    {
        var numbers = await formatters.FormatAsync(new object?[] { 1, "<b>", null }, Token);
        Assert.Equal("[1, \"<b>\", null]", numbers.Find("text/plain"));
        Assert.Contains("&lt;b&gt;", numbers.Find("text/html"), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", numbers.Find("text/html"), StringComparison.Ordinal);

        var rows = await formatters.FormatAsync(new[] { new Row("a", 1), new Row("b", 2) }, Token);
        Assert.Contains("<th>Name</th><th>Size</th>", rows.Find("text/html"), StringComparison.Ordinal);
        Assert.Contains("<td>b</td><td>2</td>", rows.Find("text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Format_EndlessSequence_ShowsTheFirstHundred()
    {
        var bundle = await formatters.FormatAsync(Endless(), Token);
        Assert.EndsWith(", 99, …]", bundle.Find("text/plain"), StringComparison.Ordinal);
        Assert.Contains("there are more", bundle.Find("text/html"), StringComparison.Ordinal);

        static IEnumerable<int> Endless()
        {
            for (var i = 0; ; i++)
            {
                yield return i;
            }
        }
    }

    [Fact]
    public async Task Format_Object_ShowsItsPartsAlsoWhenOneThrows()
    {
        var bundle = await formatters.FormatAsync(new Faulty(), Token);
        Assert.Equal("Faulty { Good = 1, Bad = (NotSupportedException) }", bundle.Find("text/plain"));
        Assert.Contains("<th>Good</th><td>1</td>", bundle.Find("text/html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Format_ExtensionsFormatter_WinsByTheMostDerivedTypeUntilTakenBack()
    {
        formatters.Add<object>((_, _) => ValueTask.FromResult(MimeBundle.FromText("any")));
        using (formatters.Add<Row>((row, _) => ValueTask.FromResult(MimeBundle.FromText("row " + row.Name).With("text/html", "<i>"))))
        {
            Assert.Equal("row a", (await formatters.FormatAsync(new Row("a", 1), Token)).Find("text/plain"));
            Assert.Equal("any", (await formatters.FormatAsync(5, Token)).Find("text/plain"));
        }

        Assert.Equal("any", (await formatters.FormatAsync(new Row("a", 1), Token)).Find("text/plain"));
    }

    [Fact]
    public async Task Format_BundleOfTheCell_IsShownAsItIs()
    {
        var bundle = Cell.Image(new byte[] { 0xFF, 0xD8, 1 });
        Assert.Same(bundle, await formatters.FormatAsync(bundle, Token));
        Assert.Equal("/9gB", bundle.Find("image/jpeg"));
    }

    private sealed record Row(string Name, int Size);

    private sealed class Faulty
    {
        public int Good => 1;

        public int Bad => throw new NotSupportedException();
    }
}
