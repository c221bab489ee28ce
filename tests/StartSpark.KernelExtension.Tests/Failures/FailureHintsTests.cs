using System.Text.Json;
using StartSpark.Contracts.Comm;
using StartSpark.KernelExtension.Failures;
using StartSpark.Testing;

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

    /// <summary>The same table and failures are read by the Python side.</summary>
    [Fact]
    public void Find_SharedFailures_FillsThePlacesAlike()
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(RepositoryRoot.File("tests", "fixtures", "hints.json")));
        var hints = new FailureHints([.. golden.RootElement.GetProperty("table").EnumerateArray().Select(row =>
            new FailureHint(Text(row, "pattern")!, Text(row, "hint")!, Text(row, "cause")))]);

        Assert.All(golden.RootElement.GetProperty("failures").EnumerateArray(), failure =>
        {
            var found = hints.Find([Text(failure, "text")!]);
            Assert.Equal((Text(failure, "hint"), Text(failure, "cause")), (found?.Hint, found?.Cause));
        });
    }

    private static string? Text(JsonElement row, string key) => row.TryGetProperty(key, out var value) ? value.GetString() : null;

    [Fact]
    public void Find_NothingKnown_GivesNone()
    {
        Assert.Null(Hints.Find(["something else"]));
        Assert.Null(FailureHints.None.Find(["OutOfMemoryError"]));
    }
}
