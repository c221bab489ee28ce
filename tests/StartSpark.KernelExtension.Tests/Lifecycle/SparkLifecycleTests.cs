using StartSpark.Contracts.Comm;
using StartSpark.CSharpKernel.Extensibility;
using StartSpark.KernelExtension.Lifecycle;
using StartSpark.Sql;

namespace StartSpark.KernelExtension.Tests.Lifecycle;

public class SparkLifecycleTests
{
    private readonly ScriptedKernel kernel = new();
    private readonly SparkLifecycle lifecycle;

    public SparkLifecycleTests() => lifecycle = new SparkLifecycle(kernel, TimeProvider.System);

    private static StartRequest Request => new() { Config = "sky", Code = "start();", Shown = "shown", Launch = new LaunchSettings { LogFile = "/nowhere.log" } };

    [Fact]
    public void Start_BehindACell_IsQueuedThenStarting()
    {
        lifecycle.Start(Request);
        Assert.Equal(SparkState.Queued, kernel.State);
        Assert.Equal("start();", kernel.Code!.Text);

        kernel.Code.Begin();

        Assert.Equal(SparkState.Starting, kernel.State);
        Assert.Equal(("sky", "shown"), (kernel.Told[^1].Config, kernel.Told[^1].Shown));
    }

    [Fact]
    public void Start_Twice_RunsTheCodeOnce()
    {
        lifecycle.Start(Request);
        var first = kernel.Code;

        lifecycle.Start(Request with { Code = "other();" });

        Assert.Same(first, kernel.Code);
    }

    [Fact]
    public void Cancel_WhileQueued_TakesItOffAndIsIdle()
    {
        lifecycle.Start(Request);

        lifecycle.Cancel();

        Assert.Equal(SparkState.Idle, kernel.State);
        Assert.True(kernel.Code!.Completion.IsCompleted);
    }

    [Fact]
    public void Cancel_WithoutAStart_OnlyTellsTheState()
    {
        lifecycle.Cancel();

        Assert.Equal(SparkState.Idle, Assert.Single(kernel.Told).State);
    }

    [Fact]
    public void Start_CodeThatThrows_FailsWithTheCauseFirst()
    {
        lifecycle.Start(Request);
        kernel.Code!.Begin();

        kernel.Code.End(new SparkException("The master does not answer.\nConnection refused: head:7077"));

        Assert.Equal(SparkState.Failed, kernel.State);
        var error = kernel.Told[^1].Error!;
        Assert.Equal("The master does not answer.", error.Cause);
        Assert.Contains("head:7077", error.Detail);
        Assert.Contains("address", error.Hint);
    }

    [Fact]
    public void Start_CodeThatMakesNoSession_SaysWhatATemplateMustDo()
    {
        lifecycle.Start(Request);
        kernel.Code!.Begin();
        kernel.Code.Output!(new CapturedOutput(false, "hello\n"));

        kernel.Code.End();

        Assert.Equal(SparkState.Failed, kernel.State);
        Assert.Contains("GetOrCreate", kernel.Told[^1].Error!.Hint);
        Assert.Contains("hello", kernel.Told[^1].Error!.Detail);
    }

    [Fact]
    public void Start_AfterAFailure_BeginsAnew()
    {
        lifecycle.Start(Request);
        kernel.Code!.End(new SparkException("no"));

        lifecycle.Start(Request with { Code = "again();" });

        Assert.Equal(SparkState.Queued, kernel.State);
        Assert.Null(kernel.Told[^1].Error);
        Assert.Equal("again();", kernel.Code!.Text);
    }

    [Fact]
    public void Stages_OfAStart_AreToldAsTheyBeginAndEnd()
    {
        lifecycle.Start(Request);
        kernel.Code!.Begin();

        lifecycle.OnStageStarted(SparkStartStage.Jvm);
        Assert.False(Assert.Single(kernel.Told[^1].Stages).Done);
        lifecycle.OnStageFinished(SparkStartStage.Jvm, TimeSpan.FromSeconds(1.5));

        var stage = Assert.Single(kernel.Told[^1].Stages);
        Assert.Equal((true, 1.5), (stage.Done, stage.Seconds));
    }

    [Fact]
    public void CellThatStartsSparkItself_ShowsAsStartingAndIsIdleWhenItFails()
    {
        lifecycle.OnStageStarted(SparkStartStage.Jvm);
        Assert.Equal(SparkState.Starting, kernel.State);
        Assert.Null(kernel.Told[^1].Config);

        lifecycle.OnCellFinished();

        Assert.Equal(SparkState.Idle, kernel.State);
    }

    [Fact]
    public void Stop_WithoutASpark_OnlyTellsTheState()
    {
        lifecycle.Stop();

        Assert.Equal(SparkState.Idle, Assert.Single(kernel.Told).State);
    }

    [Fact]
    public async Task End_WhileStarting_CancelsTheStart()
    {
        lifecycle.Start(Request);
        kernel.Code!.Begin();

        await lifecycle.EndAsync(TestContext.Current.CancellationToken);

        Assert.True(kernel.Code.Completion.IsCompleted);
    }
}
