using StartSpark.Contracts.Comm;
using StartSpark.KernelExtension.Failures;
using StartSpark.Sql;

namespace StartSpark.KernelExtension.Tests.Failures;

public class FailureReaderTests
{
    private static FailureReader Reader(string pattern, string? cause = null) => new(new FailureHints([new FailureHint(pattern, "Ask Ada.", cause)]));

    [Fact]
    public void FromStart_HintForTheCause_GoesBeforeTheFailuresOwn()
    {
        var error = Reader("no java").FromStart(new SparkStartException("No Java here.", "Install Java."), [], null);

        Assert.Equal(("No Java here.", "Ask Ada."), (error.Cause, error.Hint));
    }

    [Fact]
    public void FromStart_NoHint_KeepsTheFailuresOwn() =>
        Assert.Equal("Install Java.", Reader("disk").FromStart(new SparkStartException("No Java here.", "Install Java."), [], null).Hint);

    [Fact]
    public void FromStart_HintWithACause_KeepsSparksOwnWordsAsDetail()
    {
        var error = Reader("refused", "The cluster is down.").FromStart(new SparkException("No.", new IOException("Connection refused: head")), [], null);

        Assert.Equal("The cluster is down.", error.Cause);
        Assert.Equal("No.\nConnection refused: head", error.Detail);
    }

    [Fact]
    public void FromStart_OurOwnSentence_KeepsItsAddressAndTakesTheAdvice()
    {
        var ours = new SparkStartException("The master spark://127.0.0.1:1 does not answer: Connection refused.", "Check that it runs.");

        var error = Reader("connection refused", "Nothing listens there.").FromStart(ours, [], null);

        Assert.Equal(("The master spark://127.0.0.1:1 does not answer: Connection refused.", "Ask Ada."), (error.Cause, error.Hint));
    }

    [Fact]
    public void FromStart_CauseOfAHintThatOnlyTheLogFits_DoesNotCount()
    {
        using var folder = new Testing.TestFolder("reader");
        folder.Write("driver.log", "WARN Connection refused by the metrics sink\n");

        var error = Reader("refused", "Nothing listens.").FromStart(new SparkException("Table stars is not there."), [], folder.File("driver.log"));

        Assert.Equal(("Table stars is not there.", "Ask Ada."), (error.Cause, error.Hint));
    }

    [Fact]
    public void FromLoss_HintOnlyForTheLog_IsFound()
    {
        using var folder = new Testing.TestFolder("reader");
        folder.Write("driver.log", "ERROR No space left on device\n");

        var error = Reader("no space left").FromLoss("Spark's driver ended with exit code 1.", folder.File("driver.log"));

        Assert.Equal("Ask Ada.", error.Hint);
        Assert.Equal("Spark's driver ended with exit code 1.", error.Cause);
        Assert.Single(error.Log);
    }

    [Fact]
    public void FromLoss_NoHint_SaysThatTheNotebookIsWhole() =>
        Assert.Contains("variables are still there", new FailureReader(FailureHints.None).FromLoss("Gone.", null).Hint);
}
