using StartSpark.SparkHome.Gateways;

namespace StartSpark.SparkHome.Tests.Gateways;

public sealed class ShellWordsTests
{
    [Theory]
    [InlineData(null, new string[0])]
    [InlineData("  ", new string[0])]
    [InlineData("-Da=b  -Dc=d", new[] { "-Da=b", "-Dc=d" })]
    [InlineData("-Da=\"b c\" '-Dd=e f'", new[] { "-Da=b c", "-Dd=e f" })]
    [InlineData("-Da='b \"c\"' -Dd=\\\"e", new[] { "-Da=b \"c\"", "-Dd=\"e" })]
    [InlineData("'' x", new[] { "", "x" })]
    [InlineData("'\\' \"\\\\\"", new[] { "\\", "\\" })]
    public void Split_AsAShell(string? text, string[] expected) => Assert.Equal(expected, ShellWords.Split(text));
}
