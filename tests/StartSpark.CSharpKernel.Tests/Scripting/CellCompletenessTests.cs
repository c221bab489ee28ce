using StartSpark.CSharpKernel.Scripting;

namespace StartSpark.CSharpKernel.Tests.Scripting;

public sealed class CellCompletenessTests
{
    [Theory]
    [InlineData("1 + 1", "complete", "")]
    [InlineData("var x = 1;", "complete", "")]
    [InlineData("", "complete", "")]
    [InlineData("if (true) {", "incomplete", "    ")]
    [InlineData("for (;;) { F(", "incomplete", "        ")]
    [InlineData("var s = \"\"\"\n text", "incomplete", "")]
    [InlineData("/* open", "incomplete", "")]
    [InlineData("int x = ;", "invalid", "")]
    [InlineData("foreach }", "invalid", "")]
    public void Of_Code_SaysWhetherEnterRunsIt(string code, string status, string indent) =>
        Assert.Equal(new CellCompleteness(status, indent), CellCompleteness.Of(code));
}
