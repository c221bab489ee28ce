using StartSpark.CSharpKernel.Extensibility;

namespace StartSpark.CSharpKernel.Dispatch;

/// <summary>Code of an extension on the queue of cells.</summary>
internal sealed class ExtensionCode : QueuedWork, IQueuedCode
{
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<CodeResult> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CellExecutor executor;
    private readonly CellJob job;
    private readonly CancellationToken cancellation;

    public ExtensionCode(CellExecutor executor, CellJob job, CancellationToken cancellation)
    {
        this.executor = executor;
        this.job = job;
        this.cancellation = cancellation;
    }

    public Task Started => started.Task;

    public Task<CodeResult> Completion => completion.Task;

    public override void Run(CancellationToken cancellationToken)
    {
        if (cancellation.IsCancellationRequested)
        {
            Abort();
            return;
        }

        started.TrySetResult();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, cancellationToken);
        var end = executor.Run(job, either.Token);
        completion.TrySetResult(end.Kind switch
        {
            CellEndKind.Completed => new CodeResult(CellOutcome.Succeeded, end.Value, null),
            CellEndKind.Failed => new CodeResult(CellOutcome.Failed, null, end.Error),
            _ => new CodeResult(CellOutcome.Interrupted, null, new OperationCanceledException("The code was interrupted.", end.Error)),
        });
    }

    public override void Abort()
    {
        started.TrySetCanceled(CancellationToken.None);
        completion.TrySetResult(new CodeResult(
            CellOutcome.Aborted, null, new OperationCanceledException("The code was taken off the queue before its turn.")));
    }
}
