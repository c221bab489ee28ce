using StartSpark.Contracts.Comm;
using StartSpark.KernelExtension.Failures;

namespace StartSpark.KernelExtension.Tests.Failures;

public class FailureHintsTests
{
    private static readonly FailureHints Hints = new(
    [
        new FailureHint("(", "a pattern that is none"),
        new FailureHint("^(a+)+$", "a pattern that takes for ever"),
        new FailureHint("outofmemoryerror", "More memory."),
        new FailureHint("^Connection refused: (\\S+):7077", "Is the master up?", "Nothing listens there."),
        new FailureHint("refused", "too late"),
    ]);

    [Theory]
    [InlineData("java.lang.OutOfMemoryError: Java heap space", "More memory.")]
    [InlineData("Connection refused: head:7077", "Is the master up?")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, refused", "too late")]
    public void Find_FirstThatFits_IsTakenPastBadPatterns(string text, string expected) =>
        Assert.Equal(expected, Hints.Find(["first", text])!.Hint);

    [Fact]
    public void Find_NothingKnown_GivesNone()
    {
        Assert.Null(Hints.Find(["something else"]));
        Assert.Null(FailureHints.None.Find(["OutOfMemoryError"]));
    }
}
