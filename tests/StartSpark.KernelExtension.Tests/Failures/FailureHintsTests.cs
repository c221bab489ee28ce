using StartSpark.KernelExtension.Failures;

namespace StartSpark.KernelExtension.Tests.Failures;

public class FailureHintsTests
{
    [Theory]
    [InlineData("java.lang.OutOfMemoryError: Java heap space", "spark.driver.memory")]
    [InlineData("java.net.ConnectException: Connection refused", "port")]
    [InlineData("org.apache.spark.SparkException: Could not parse Master URL: 'x'", "local[*]")]
    public void Find_KnownSign_GivesTheHint(string text, string expected) => Assert.Contains(expected, FailureHints.Find(["first", text]));

    [Fact]
    public void Find_NothingKnown_GivesNone() => Assert.Empty(FailureHints.Find(["something else"]));
}
