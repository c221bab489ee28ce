using StartSpark.CSharpKernel.Extensibility;
using StartSpark.CSharpKernel.Scripting;

namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>Compiles and runs one cell in the session, with everything that watches and can stop it.</summary>
internal sealed class CellExecutor(ScriptSession session, CellQueue queue, Publisher publisher, TimeProvider clock)
{
    private const string StuckText =
        "\nThis cell does not stop: it is inside of a library call that cannot be interrupted.\n"
        + "Interrupt once more to leave it behind and go on (it then runs on in the background, and your variables "
        + "stay), or restart the kernel to end it for sure.\n";

    public ScriptSession Session => session;

    /// <summary>Called when a cell has ended, before anything is said about it: late output still belongs to it.</summary>
    public Action OnEnded { get; set; } = static () => { };

    /// <summary>Runs a cell to whatever end; never throws.</summary>
    /// <param name="job">The cell.</param>
    /// <param name="cancellationToken">Interrupts it, as a person could.</param>
    /// <remarks>
    /// The caller's thread waits: the lane of cells has one of its own, so that a cell which keeps the thread pool
    /// busy still ends, and is answered, at once.
    /// </remarks>
    public CellEnd Run(CellJob job, CancellationToken cancellationToken)
    {
        var run = new CellRun(
            error => Write(job, CellErrors.Describe(error)),
            () => Write(job, [StuckText]),
            clock);
        var info = new CellInfo(job.MessageId, job.ExecutionCount, job.IsExtensionCode, run.Interrupted);
        var scope = new CellScope(job.Parent, job.AllowInput, job.Capture, run.Interrupted);
        queue.Begin(run, info);
        using (cancellationToken.UnsafeRegister(static state => ((CellRun)state!).Interrupt(), run))
        {
            run.Start(() => RunHereAsync(job, run, info, scope), job.Context);
            var end = Blocking.Wait(run.Ended);
            OnEnded();
            if (end.Kind == CellEndKind.Abandoned)
            {
                session.Abandon(run.Interrupted);
            }

            queue.End(info, end.Kind switch
            {
                CellEndKind.Completed => CellOutcome.Succeeded,
                CellEndKind.Failed => CellOutcome.Failed,
                _ => CellOutcome.Interrupted,
            });
            return end;
        }
    }

    private async Task<object?> RunHereAsync(CellJob job, CellRun run, CellInfo info, CellScope scope)
    {
        CellScope.Enter(scope, isLatest: job.Capture is null);
        queue.TellStarted(info);
        if (job.Before is { } before)
        {
            await before(run.Interrupted);
        }

        var cell = session.Compile(job.Code, job.Name, run.Interrupted);
        run.ThrowIfDropped();
        var statements = session.Begin(cell, run.Interrupted);
        run.EnterUserCode();
        var value = await statements();
        return await job.Then(cell, value, run.Interrupted);
    }

    private void Write(CellJob job, IReadOnlyList<string> lines)
    {
        var text = string.Join('\n', lines) + "\n";
        if (job.Capture is { } capture)
        {
            capture(new CapturedOutput(IsError: true, text));
        }
        else
        {
            publisher.Write("stderr", job.Parent, text);
        }
    }
}
