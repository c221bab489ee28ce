using StartSpark.SparkHome.Gateways;

namespace StartSpark.SparkHome.Tests.Gateways;

public sealed class Py4JCodecTests
{
    public static TheoryData<object?, string> Arguments => new()
    {
        { null, "n\n" },
        { "a\nb\\n\r", "sa\\nb\\\\n\\r\n" },
        { true, "bTrue\n" },
        { 7, "i7\n" },
        { 7L, "L7\n" },
        { 0.5, "d0.5\n" },
        { new Py4JReference("o3"), "ro3\n" },
    };

    [Theory]
    [MemberData(nameof(Arguments))]
    public void Encode_EachKind_IsOneLine(object? argument, string expected) => Assert.Equal(expected, Py4JCodec.Encode(argument));

    [Theory]
    [InlineData("v", null)]
    [InlineData("n", null)]
    [InlineData("sa\\nb\\\\n", "a\nb\\n")]
    [InlineData("btrue", true)]
    [InlineData("i-7", -7)]
    [InlineData("L8", 8L)]
    [InlineData("d1.5E3", 1500.0)]
    public void Decode_EachKind(string line, object? expected) => Assert.Equal(expected, Py4JCodec.Decode(line));

    [Theory]
    [InlineData("ro12")]
    [InlineData("lo12")]
    public void Decode_Objects_AreReferences(string line) => Assert.Equal(new Py4JReference("o12"), Py4JCodec.Decode(line));

    [Fact]
    public void FromStackTrace_Causes_TakesTheInnermostThatSaysSomething()
    {
        var error = Py4JException.FromStackTrace(
            "org.apache.spark.SparkException: Job aborted\n\tat a.b(C.scala:1)\nCaused by: java.io.IOException: disk: gone\n\tat d.e\nCaused by: java.lang.NullPointerException\n");
        Assert.Equal(("java.io.IOException", "disk: gone"), (error.JavaClass, error.Message));
        Assert.Contains("Job aborted", error.JavaStackTrace, StringComparison.Ordinal);
    }
}
