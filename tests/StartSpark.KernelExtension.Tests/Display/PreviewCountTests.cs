using StartSpark.KernelExtension.Display;

namespace StartSpark.KernelExtension.Tests.Display;

public sealed class PreviewCountTests
{
    [Theory]
    [InlineData(0, false, "0 rows")]
    [InlineData(1, false, "1 row")]
    [InlineData(2, false, "2 rows")]
    [InlineData(20, true, "The first 20 rows; there are more.")]
    public void Of_SoManyRows_SaysHowManyAreShownAndWhetherThereAreMore(int rows, bool hasMore, string expected) =>
        Assert.Equal(expected, PreviewCount.Of(Previews.Of(Previews.NumberAndText, hasMore, [.. Enumerable.Repeat(new object?[] { 1, "a" }, rows)])));
}
