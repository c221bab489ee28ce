using StartSpark.ServerExtension.ClusterConfigs;
using StartSpark.ServerExtension.Rendering;
using StartSpark.ServerExtension.Tests.Hosting;

namespace StartSpark.ServerExtension.Tests.Rendering;

public sealed class CSharpCodeTests
{
    private readonly CSharpCode _code = new();

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("local[*]", "\"local[*]\"")]
    [InlineData("a\nb\tc", "\"a\\nb\\tc\"")]
    [InlineData(@"C:\Users\n", "@\"C:\\Users\\n\"")]
    [InlineData("-Dx=\"a b\" -Dy", "\"\"\"-Dx=\"a b\" -Dy\"\"\"")]
    [InlineData("\"a\"", "\"\\\"a\\\"\"")]
    [InlineData("{{ x }}", "\"{{ x }}\"")]
    [InlineData("日本 😀", "\"日本 😀\"")]
    [InlineData("a\u202eb", "\"a\\u202eb\"")]
    public void Literal_Text_IsWhatAPersonWouldType(string text, string expected) => Assert.Equal(expected, _code.Literal(text));

    [Fact]
    public void Literal_AnyText_MeansThatTextOnOneLine()
    {
        foreach (var text in NastyTexts.WithHalves())
        {
            var literal = _code.Literal(text);
            Assert.Equal(text, CodeLiterals.DecodeCSharp(literal));
            Assert.DoesNotContain('\n', literal);
        }
    }

    [Fact]
    public void Read_Secret_IsCodeThatReadsItAndSaysWhatIsMissing()
    {
        Assert.Equal(
            "Environment.GetEnvironmentVariable(\"S3\") ?? throw new InvalidOperationException(\"The environment variable S3 is not set.\")",
            _code.Read(new ConfValue.FromEnvironment("S3")));
        Assert.Equal("File.ReadAllText(\"/run/s3\").TrimEnd('\\r', '\\n')", _code.Read(new ConfValue.FromFile("/run/s3")));
    }

    [Fact]
    public void Comment_TextOfSeveralLines_StaysInTheComment() =>
        Assert.Equal("// a\n// b c\n//\n// d", _code.Comment("a\nb\u2028c\n\nd"));
}
