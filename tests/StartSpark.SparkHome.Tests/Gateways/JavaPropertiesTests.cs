using StartSpark.SparkHome.Gateways;

namespace StartSpark.SparkHome.Tests.Gateways;

public sealed class JavaPropertiesTests
{
    [Fact]
    public void Parse_SparkDefaults_AsJavaReadsThem()
    {
        var found = JavaProperties.Parse(
            """
            # a comment
            ! another
            spark.master            spark://head:7077
            spark.app.name = a b
            spark.colon:value
            spark.empty
            spark.long  one,\
                        two
            spark.escaped\ key  tab\tend A \\n
            spark.trailing      value   
            spark.master            local[2]
            """);
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["spark.master"] = "local[2]",
                ["spark.app.name"] = "a b",
                ["spark.colon"] = "value",
                ["spark.empty"] = "",
                ["spark.long"] = "one,two",
                ["spark.escaped key"] = "tab\tend A \\n",
                ["spark.trailing"] = "value",
            },
            found);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("a=b:c #d !e")]
    [InlineData("C:\\new\\table")]
    [InlineData("line\nbreak\r\ttab")]
    [InlineData("ünïcödé 😀 \u0001")]
    public void Format_AnyValue_ReadsBackTheSame(string value) =>
        Assert.Equal(value, JavaProperties.Parse(JavaProperties.Format([new($"spark.k {value}", value)]))[$"spark.k {value}"]);
}
