using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using StartSpark.Contracts.Comm;
using StartSpark.KernelExtension.Progress;
using StartSpark.Sql;

namespace StartSpark.KernelExtension.Tests.Progress;

public sealed class CellProgressTests : IDisposable
{
    private readonly FakeTimeProvider clock = new();
    private readonly List<ProgressMessage> sent = [];
    private readonly CellProgress bar;

    public CellProgressTests() => bar = new CellProgress(sent.Add, clock);

    public void Dispose() => bar.Dispose();

    [Fact]
    public void Reported_TenThousandTasks_IsAFewMessagesAndAnEnd()
    {
        bar.CellStarted("a");
        for (var done = 0; done <= 10_000; done++)
        {
            Report("q", 3, done, 10_000);
            clock.Advance(TimeSpan.FromMicroseconds(300));
        }

        bar.CellFinished("a");

        Assert.InRange(sent.Count, 10, 16);
        Assert.All(sent.SkipLast(1), message => Assert.Equal(("a", 10_000), (message.Cell, Assert.Single(message.Stages).Total)));
        Assert.Equal(sent.SkipLast(1).Select(message => message.Stages[0].Done).Order(), sent.SkipLast(1).Select(message => message.Stages[0].Done));
        Assert.Equal(("a", 0), (sent[^1].Cell, sent[^1].Stages.Count));
    }

    [Fact]
    public void Reported_SeveralQueriesAtOnce_IsOneList()
    {
        bar.CellStarted("a");
        Report("q1", 1, 5, 10);
        Report("q2", 2, 7, 20);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal([1, 2], sent[^1].Stages.Select(stage => stage.Id));
    }

    [Fact]
    public void QueryEnded_WhileTheCellGoesOn_EndsTheBarOnce()
    {
        bar.CellStarted("a");
        Report("q", 1, 5, 10);
        bar.QueryEnded("q");
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal([1, 0], sent.Select(message => message.Stages.Count));

        bar.CellFinished("a");
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(2, sent.Count);
    }

    [Fact]
    public void Reported_AfterTheCell_IsNotTold()
    {
        bar.CellStarted("a");
        Report("q", 1, 5, 10);
        bar.CellFinished("a");

        Assert.False(Report("q", 1, 6, 10));
        bar.CellStarted("b");
        Assert.False(Report("q", 1, 7, 10));
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal([1, 0], sent.Select(message => message.Stages.Count));
    }

    [Fact]
    public void QueryEnded_ThatNeverReported_IsNotTold()
    {
        bar.CellStarted("a");
        bar.QueryEnded("q");
        bar.CellFinished("a");

        Assert.Empty(sent);
    }

    [Fact]
    public void Learned_FromTheDriversPages_GivesFailuresAndTheLink()
    {
        bar.CellStarted("a,b");
        bar.Reported(new SparkQueryProgress("q", ["cell-a-b"], [new(1, 10, 10, 0, true), new(2, 20, 5, 0, false), new(3, 20, 0, 0, false)], 4));
        Assert.Equal([0, 4, 0], sent[^1].Stages.Select(stage => stage.Running));
        using var stages = JsonDocument.Parse("""[{"stageId":2,"numActiveTasks":1,"numFailedTasks":6},{"stageId":3,"numActiveTasks":3,"numFailedTasks":0}]""");
        using var jobs = JsonDocument.Parse("""[{"jobId":7,"stageIds":[1,2,3]},{"jobId":9,"stageIds":[8]}]""");

        bar.Learned(JobPages.Read(stages.RootElement, jobs.RootElement));
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("jobs/job/?id=7", sent[^1].JobUrl);
        Assert.Equal([new(1, 10, 10, 0, 0), new(2, 5, 20, 1, 6), new(3, 0, 20, 3, 0)], sent[^1].Stages);
    }

    private bool Report(string operation, long stage, long done, long total) =>
        bar.Reported(new SparkQueryProgress(operation, ["cell-a", "mine"], [new SparkStageProgress(stage, total, done, 0, false)], 2));
}
