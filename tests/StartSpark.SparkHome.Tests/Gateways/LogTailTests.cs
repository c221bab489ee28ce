using StartSpark.SparkHome.Gateways;
using StartSpark.Testing;

namespace StartSpark.SparkHome.Tests.Gateways;

public sealed class LogTailTests : IDisposable
{
    private readonly TestFolder _folder = new("log");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("x\n26/11/23 20:16:01 ERROR SparkContext: Error initializing\njava.lang.X: a\n\tat b\nCaused by: java.net.BindException: taken\n\tat c\nmore", "java.net.BindException: taken")]
    [InlineData("Unrecognized VM option 'Nope'\nError: Could not create the Java Virtual Machine.\nError: A fatal exception has occurred. Program will exit.", "Unrecognized VM option 'Nope'")]
    [InlineData("Exception in thread \"main\" org.apache.spark.SparkException: no master\n\tat x", "Exception in thread \"main\" org.apache.spark.SparkException: no master")]
    [InlineData("26/11/23 20:16:01 WARN A: b\n26/11/23 20:16:02 ERROR C: lost", "ERROR C: lost")]
    [InlineData("java.lang.OutOfMemoryError: Java heap space", "java.lang.OutOfMemoryError: Java heap space")]
    [InlineData("26/11/23 20:16:01 WARN A: b", null)]
    public void FindCause_PicksTheTellingLine(string log, string? expected) =>
        Assert.Equal(expected, LogTail.FindCause(_folder.Write("x.log", log)));

    [Fact]
    public void Read_LongLog_GivesTheLastLines()
    {
        var file = _folder.Write("long.log", string.Join('\n', Enumerable.Range(0, 100_000)));
        Assert.Equal(["99998", "99999"], LogTail.Read(file, 2));
        Assert.Empty(LogTail.Read(_folder.File("none.log")));
    }
}
