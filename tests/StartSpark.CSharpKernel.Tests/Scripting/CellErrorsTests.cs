using StartSpark.CSharpKernel.Scripting;

namespace StartSpark.CSharpKernel.Tests.Scripting;

public sealed class CellErrorsTests
{
    private readonly ScriptSession session = new(new ScriptScope());

    [Fact]
    public async Task Describe_ErrorThroughTwoCells_NamesTheLinesOfBothAndNothingElse()
    {
        await session.RunAsync("int Half(int x)\n{\n    return x / (x - x);\n}", "Cell 1");
        var error = await Assert.ThrowsAsync<DivideByZeroException>(() => session.RunAsync("// first\nvar y = Half(4);", "Cell 2"));
        Assert.Equal(
            ["System.DivideByZeroException: Attempted to divide by zero.", "   at Half in Cell 1, line 3", "   at Cell 2, line 2"],
            CellErrors.Describe(error));
    }

    [Theory]
    [InlineData("async Task F()\n{\n  await Task.Yield();\n  throw new Exception();\n}\nawait F();", "   at F in Cell 1, line 4", "   at Cell 1, line 6")]
    [InlineData("class C\n{\n  public void M() => throw new Exception();\n}\nnew C().M();", "   at C.M in Cell 1, line 3", "   at Cell 1, line 5")]
    [InlineData("Action a = () =>\n  throw new Exception();\na();", "   at Cell 1, line 2", "   at Cell 1, line 3")]
    [InlineData("void Outer()\n{\n  void Inner() => throw new Exception();\n  Inner();\n}\nOuter();", "   at Inner in Cell 1, line 3", "   at Outer in Cell 1, line 4")]
    [InlineData("for (var i = 0; ; i++)\n{\n  if (i == 3)\n    throw new Exception();\n}", "   at Cell 1, line 4", null)]
    public async Task Describe_KindsOfCode_AreNamedAsWritten(string code, string first, string? second)
    {
        var error = await Assert.ThrowsAsync<Exception>(() => session.RunAsync(code));
        var lines = CellErrors.Describe(error);
        Assert.Equal(first, lines[1]);
        if (second is not null)
        {
            Assert.Equal(second, lines[2]);
        }
    }

    [Fact]
    public async Task Describe_InnerExceptions_AreAllTold()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            session.RunAsync("try { throw new ArgumentException(\"cause\"); } catch (Exception e) { throw new InvalidOperationException(\"effect\", e); }"));
        var text = string.Join('\n', CellErrors.Describe(error));
        Assert.Contains("effect", text, StringComparison.Ordinal);
        Assert.Contains("---> System.ArgumentException: cause", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Describe_EndlessRecursion_IsShort()
    {
        var error = await Assert.ThrowsAsync<InsufficientExecutionStackException>(() =>
            session.RunAsync("int Down(int n) => Down(n + 1) + 1; Down(0)"));
        var lines = CellErrors.Describe(error);
        Assert.InRange(lines.Count, 5, 30);
        Assert.Contains(lines, line => line.EndsWith(" more", StringComparison.Ordinal));
    }
}
