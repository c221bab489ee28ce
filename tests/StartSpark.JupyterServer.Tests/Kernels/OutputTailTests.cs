using StartSpark.JupyterServer.Kernels;

namespace StartSpark.JupyterServer.Tests.Kernels;

public sealed class OutputTailTests
{
    [Fact]
    public void ToString_MuchOutput_KeepsWholeLastLines()
    {
        var tail = new OutputTail();
        for (var i = 0; i < 100_000; i++)
        {
            tail.Append($"line {i}\n");
        }

        var lines = tail.ToString().Split('\n');

        Assert.Equal("line 99999", lines[^1]);
        Assert.All(lines, line => Assert.StartsWith("line ", line, StringComparison.Ordinal));
        Assert.InRange(tail.ToString().Length, 1000, 5000);
    }
}
