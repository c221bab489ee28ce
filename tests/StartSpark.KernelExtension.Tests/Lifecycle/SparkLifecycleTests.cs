using System.Text.Json.Nodes;
using StartSpark.Contracts.Comm;
using StartSpark.CSharpKernel.Extensibility;
using StartSpark.KernelExtension.Lifecycle;
using StartSpark.Sql;

namespace StartSpark.KernelExtension.Tests.Lifecycle;

public sealed class SparkLifecycleTests : IDisposable
{
    private readonly ScriptedKernel kernel = new();
    private readonly SilentSpark sparks = new();
    private readonly SparkLifecycle lifecycle;
    private readonly SessionObserver told;

    public SparkLifecycleTests()
    {
        lifecycle = new SparkLifecycle(kernel, TimeProvider.System);
        told = new SessionObserver(lifecycle);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static StartRequest Request => new()
    {
        Config = "sky",
        Code = "start();",
        Shown = "shown",
        Settings = JsonNode.Parse("""{"master":"local[2]"}"""),
        Launch = new LaunchSettings
        {
            LogFile = "/nowhere.log",
            Hints = [new FailureHint("connection refused", "Check the address.")],
        },
    };

    public void Dispose() => sparks.Dispose();

    [Fact]
    public async Task Start_BehindACell_IsQueuedThenStarting()
    {
        lifecycle.Start(Request);
        Assert.Equal(SparkState.Queued, kernel.State);
        Assert.Equal("start();", kernel.Code!.Text);

        await kernel.Code.BeginAsync();

        Assert.Equal(SparkState.Starting, kernel.State);
        Assert.Equal(("sky", "shown"), (kernel.Last.Config, kernel.Last.Shown));
        Assert.Equal("local[2]", (string?)kernel.Last.Settings!["master"]);
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
    public async Task Start_WhileRunning_EndsThePresentSparkInItsTurnAndStarts()
    {
        var present = await RunningAsync("app-1");

        lifecycle.Start(Request with { Config = "sea" });
        Assert.Equal((SparkState.Queued, "sea", "app-1"), (kernel.State, kernel.Last.Config, kernel.Last.AppId));
        await kernel.Code!.BeginAsync();

        Assert.Equal((SparkState.Starting, (string?)null), (kernel.State, kernel.Last.AppId));
        Assert.Equal([SparkState.Running, SparkState.Queued, SparkState.Stopping, SparkState.Starting], kernel.States.TakeLast(4));
        Assert.Contains("was stopped", Assert.Throws<SparkSessionEndedException>(() => present.Range(1).Count()).Message);
        told.SessionStarted(sparks.Session("app-2"), SilentSpark.Describe("app-2"));
        kernel.Code.End();
        Assert.Equal((SparkState.Running, "sea", "app-2"), (kernel.State, kernel.Last.Config, kernel.Last.AppId));
    }

    [Fact]
    public async Task Cancel_OfAStartThatWaitsToReplace_LeavesThePresentSparkRunning()
    {
        await RunningAsync("app-1");
        lifecycle.Start(Request with { Config = "sea" });

        lifecycle.Cancel();

        Assert.Equal((SparkState.Running, "sky", "app-1"), (kernel.State, kernel.Last.Config, kernel.Last.AppId));
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
    public async Task Cancel_AfterTheSessionCame_EndsItToo()
    {
        lifecycle.Start(Request);
        await kernel.Code!.BeginAsync();
        var session = sparks.Session("app-1");
        told.SessionStarted(session, SilentSpark.Describe("app-1"));
        Assert.Equal(SparkState.Starting, kernel.State);

        lifecycle.Cancel();

        await kernel.BecomesAsync(SparkState.Idle);
        Assert.Throws<SparkSessionEndedException>(() => session.Range(1).Count());
    }

    [Fact]
    public async Task Start_CodeThatThrows_FailsWithTheCauseFirst()
    {
        lifecycle.Start(Request);
        await kernel.Code!.BeginAsync();

        kernel.Code.End(new SparkException("The master does not answer.\nConnection refused: head:7077"));

        Assert.Equal((SparkState.Failed, "sky"), (kernel.State, kernel.Last.Config));
        var error = kernel.Last.Error!;
        Assert.Equal("The master does not answer.", error.Cause);
        Assert.Contains("head:7077", error.Detail);
        Assert.Equal("Check the address.", error.Hint);
    }

    [Fact]
    public async Task Start_CodeThatMakesNoSession_SaysWhatATemplateMustDo()
    {
        lifecycle.Start(Request);
        await kernel.Code!.BeginAsync();
        kernel.Code.Output!(new CapturedOutput(false, "hello\n"));

        kernel.Code.End();

        Assert.Equal(SparkState.Failed, kernel.State);
        Assert.Contains("GetOrCreate", kernel.Last.Error!.Hint);
        Assert.Contains("hello", kernel.Last.Error!.Detail);
    }

    [Fact]
    public void Start_AfterAFailure_BeginsAnew()
    {
        lifecycle.Start(Request);
        kernel.Code!.End(new SparkException("no"));

        lifecycle.Start(Request with { Code = "again();" });

        Assert.Equal(SparkState.Queued, kernel.State);
        Assert.Null(kernel.Last.Error);
        Assert.Equal("again();", kernel.Code!.Text);
    }

    [Fact]
    public async Task Stages_OfAStart_AreToldAsTheyBeginAndEnd()
    {
        lifecycle.Start(Request);
        await kernel.Code!.BeginAsync();

        told.StageStarted(SparkStartStage.Jvm);
        Assert.False(Assert.Single(kernel.Last.Stages).Done);
        told.StageFinished(SparkStartStage.Jvm, TimeSpan.FromSeconds(1.5));

        var stage = Assert.Single(kernel.Last.Stages);
        Assert.Equal((true, 1.5), (stage.Done, stage.Seconds));
    }

    [Fact]
    public async Task Waiting_StartingAndRunning_IsTheNote()
    {
        lifecycle.Start(Request);
        await kernel.Code!.BeginAsync();
        told.Waiting(null, "Waiting for the cluster.");
        Assert.Equal("Waiting for the cluster.", kernel.Last.Note);
        var session = sparks.Session("app-1");
        told.SessionStarted(session, SilentSpark.Describe("app-1"));
        kernel.Code.End();
        Assert.Null(kernel.Last.Note);

        told.Waiting(session, "Waiting for executors.");

        Assert.Equal((SparkState.Running, "Waiting for executors."), (kernel.State, kernel.Last.Note));
    }

    [Fact]
    public async Task Warned_WhileRunning_IsToldOnce()
    {
        await RunningAsync("app-1");

        told.Warned("spark.executor.memory is not taken any more.");
        told.Warned("spark.executor.memory is not taken any more.");

        Assert.Equal(["spark.executor.memory is not taken any more."], kernel.Last.Warnings);
    }

    [Fact]
    public void CellThatStartsSparkItself_ShowsAsStartingAndIsIdleWhenItFails()
    {
        told.StageStarted(SparkStartStage.Jvm);
        Assert.Equal(SparkState.Starting, kernel.State);
        Assert.Null(kernel.Last.Config);

        told.StartFailed();

        Assert.Equal(SparkState.Idle, kernel.State);
    }

    [Fact]
    public async Task SecondSession_OfACell_IsShownUntilItEndsThenTheFirstAgain()
    {
        await RunningAsync("app-1");
        var second = sparks.Session("app-2");
        told.StageStarted(SparkStartStage.Jvm);
        Assert.Equal((SparkState.Running, "app-1"), (kernel.State, kernel.Last.AppId));

        told.SessionStarted(second, SilentSpark.Describe("app-2"));
        Assert.Equal((SparkState.Running, "app-2", null, "http://127.0.0.1:4040/app-2"), (kernel.State, kernel.Last.AppId, kernel.Last.Config, kernel.Last.UiUrl));
        told.SessionStopped(second);

        Assert.Equal((SparkState.Running, "app-1", "sky"), (kernel.State, kernel.Last.AppId, kernel.Last.Config));
    }

    [Fact]
    public async Task Lost_TheOnlySession_IsLostWithTheReasonAndAHint()
    {
        var session = await RunningAsync("app-1");

        told.SessionLost(session, "Connection refused by the driver.");

        Assert.Equal((SparkState.Lost, "sky", null), (kernel.State, kernel.Last.Config, kernel.Last.UiUrl));
        Assert.Equal(("Connection refused by the driver.", "Check the address."), (kernel.Last.Error!.Cause, kernel.Last.Error.Hint));
    }

    [Fact]
    public async Task Lost_OneOfTwo_IsAWarningOfTheOther()
    {
        await RunningAsync("app-1");
        var second = sparks.Session("app-2");
        told.SessionStarted(second, SilentSpark.Describe("app-2"));

        told.SessionLost(second, "It died.");

        Assert.Equal((SparkState.Running, "app-1"), (kernel.State, kernel.Last.AppId));
        Assert.Contains("It died.", Assert.Single(kernel.Last.Warnings));
    }

    [Fact]
    public void Stop_WithoutASpark_OnlyTellsTheState()
    {
        lifecycle.Stop(null);

        Assert.Equal(SparkState.Idle, Assert.Single(kernel.Told).State);
    }

    [Fact]
    public async Task Stop_WhileStarting_CancelsTheStart()
    {
        lifecycle.Start(Request);
        await kernel.Code!.BeginAsync();

        lifecycle.Stop(null);

        Assert.Equal(SparkState.Idle, kernel.State);
    }

    [Fact]
    public async Task Stop_ThatAsksWhileAQueryIsAtWork_TellsTheNumberAndEndsNothing()
    {
        var session = await RunningAsync("app-1");
        using var end = new CancellationTokenSource();
        var query = session.Range(1).CountAsync(end.Token);
        var jobs = new List<int>();

        lifecycle.Stop(jobs.Add);
        Assert.Equal([1], jobs);
        Assert.Equal(SparkState.Running, kernel.State);

        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => query);
        lifecycle.Stop(jobs.Add);
        await kernel.BecomesAsync(SparkState.Idle);
        Assert.Single(jobs);
    }

    [Fact]
    public async Task Refuse_WhileRunning_LeavesNothingBehind()
    {
        await RunningAsync("app-1");

        lifecycle.Refuse("What?", "");
        Assert.Equal(SparkState.Running, kernel.State);
        lifecycle.Stop(null);

        await kernel.BecomesAsync(SparkState.Idle);
        lifecycle.Refuse("What?", "");
        Assert.Equal("What?", kernel.Last.Error!.Cause);
    }

    [Fact]
    public async Task End_WhileStarting_CancelsTheStart()
    {
        lifecycle.Start(Request);
        await kernel.Code!.BeginAsync();

        await lifecycle.EndAsync(Token);

        Assert.True(kernel.Code.Completion.IsCompleted);
    }

    private async Task<SparkSession> RunningAsync(string appId)
    {
        lifecycle.Start(Request);
        await kernel.Code!.BeginAsync();
        var session = sparks.Session(appId);
        told.SessionStarted(session, SilentSpark.Describe(appId));
        kernel.Code.End();
        Assert.Equal((SparkState.Running, appId), (kernel.State, kernel.Last.AppId));
        return session;
    }
}
