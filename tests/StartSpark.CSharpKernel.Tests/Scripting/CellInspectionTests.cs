using StartSpark.CSharpKernel.Scripting;

namespace StartSpark.CSharpKernel.Tests.Scripting;

public sealed class CellInspectionTests
{
    private readonly ScriptSession session = new(new ScriptScope());

    [Theory]
    [InlineData("Math.Sq|rt(2)", "double Math.Sqrt(double d)", "Returns the square root")]
    [InlineData("Console.WriteLine|", "void Console.WriteLine()", "")]
    [InlineData("Math.Max(1, |2)", "int Math.Max(int val1, int val2)", "")]
    [InlineData("count|", "int count = 7", "")]
    [InlineData("Twi|ce(1)", "int Twice(int x)", "Doubles a number")]
    [InlineData("str|ing.Empty", "string", "Represents text")]
    public async Task Find_Name_TellsSignatureAndDocumentation(string code, string signature, string documentation)
    {
        await session.RunAsync("var count = 7;\n/// <summary>Doubles a number.</summary>\nint Twice(int x) => 2 * x;");
        var cursor = code.IndexOf('|', StringComparison.Ordinal);
        var found = CellInspection.Find(session, code.Remove(cursor, 1), cursor, TestContext.Current.CancellationToken);
        Assert.NotNull(found);
        Assert.Contains(signature, found.Text, StringComparison.Ordinal);
        Assert.Contains(documentation, found.Text, StringComparison.Ordinal);
        Assert.Contains("```csharp", found.Markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("|")]
    [InlineData("nothingOfThisName|")]
    [InlineData("1 + |1")]
    public void Find_NoName_FindsNothing(string code)
    {
        var cursor = code.IndexOf('|', StringComparison.Ordinal);
        Assert.Null(CellInspection.Find(session, code.Remove(cursor, 1), cursor, TestContext.Current.CancellationToken));
    }
}
