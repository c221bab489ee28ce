using StartSpark.CSharpKernel.Scripting;

namespace StartSpark.CSharpKernel.Tests.Scripting;

public sealed class CellCompletionTests
{
    private readonly ScriptSession session = new(new ScriptScope());

    [Theory]
    [InlineData("Console.Wri|", "Write", "WriteLine")]
    [InlineData("numb|", "numbers")]
    [InlineData("numbers.Selec|", "Select", "SelectMany")]
    [InlineData("numbers?.Coun|", "Count", "CountBy")]
    [InlineData("text.ToUpperI|", "ToUpperInvariant")]
    [InlineData("System.Text.Enc|", "Encoder", "EncoderExceptionFallback", "EncoderExceptionFallbackBuffer", "EncoderFallback", "EncoderFallbackBuffer", "EncoderFallbackException", "EncoderReplacementFallback", "EncoderReplacementFallbackBuffer", "Encoding", "EncodingExtensions", "EncodingInfo", "EncodingProvider", "Encodings")]
    [InlineData("forea|", "foreach")]
    [InlineData("new Poin|", "Point")]
    [InlineData("new Point { | }", "X", "Y")]
    [InlineData("new Point { X = 1, | }", "X", "Y")]
    [InlineData("new Point().|", "Equals", "GetHashCode", "GetType", "ToString", "X", "Y")]
    [InlineData("foreach (var n in numbers) { n.CompareT| }", "CompareTo")]
    [InlineData("numbers.Where(n => n.CompareT|", "CompareTo")]
    [InlineData("using System.Threading.Tas|", "Tasks")]
    [InlineData("Add(fir|", "first:")]
    [InlineData("\"Console.Wri|\"")]
    [InlineData("// Console.Wri|")]
    [InlineData("$\"{tex|}\"", "text", "TextReader", "TextWriter")]
    [InlineData("var x = 12|")]
    public async Task Find_AtTheCursor_GivesWhatFits(string code, params string[] expected)
    {
        await session.RunAsync(
            "var numbers = new List<int> { 1 }; var text = \"a\"; class Point { public int X { get; set; } public int Y; } int Add(int first, int second) => first + second;");
        var cursor = code.IndexOf('|', StringComparison.Ordinal);
        var found = CellCompletion.Find(session, code.Remove(cursor, 1), cursor, TestContext.Current.CancellationToken);
        var names = found.Items.Select(item => item.Text).Where(name => name is not ("Display"));
        Assert.Equal(expected.Order(StringComparer.OrdinalIgnoreCase), names.Order(StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Find_Variable_ComesFirstWithItsKindAndSignature()
    {
        await session.RunAsync("var consoleCount = 1;");
        var item = CellCompletion.Find(session, "cons", 4, TestContext.Current.CancellationToken).Items[0];
        Assert.Equal(("consoleCount", "variable", "int consoleCount"), (item.Text, item.Kind, item.Signature));
    }
}
