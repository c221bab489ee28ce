using System.Text.Json;
using StartSpark.Contracts;
using StartSpark.Contracts.Comm;
using StartSpark.CSharpKernel.Extensibility;

namespace StartSpark.KernelExtension.Tests.Lifecycle;

/// <summary>
/// A kernel whose queue the test moves by hand: the interleavings of clicks and cells cannot be had from a real one on
/// purpose. The real kernel is met in the end-to-end tests.
/// </summary>
internal sealed class ScriptedKernel : IKernelContext, ICommTargets, ICellQueue
{
    public List<StatusMessage> Told { get; } = [];

    public SparkState State => Told[^1].State;

    public QueuedCode? Code { get; private set; }

    public ICommTargets Comms => this;

    public ICellQueue Cells => this;

    public CellInfo? Current => null;

    public IKernelVariables Variables => throw new NotSupportedException();

    public IScriptScope Scope => throw new NotSupportedException();

    public IDisplayFormatters Formatters => throw new NotSupportedException();

    public IQueuedCode Run(string code, Action<CapturedOutput>? onOutput, CancellationToken cancellationToken)
    {
        Code = new QueuedCode(code, onOutput, cancellationToken);
        return Code;
    }

    public void Broadcast(string targetName, ReadOnlyMemory<byte> data) =>
        Told.Add(JsonSerializer.Deserialize(data.Span, ContractsJson.Default.StatusMessage)!);

    public IDisposable OnShutdown(Func<KernelShutdown, CancellationToken, Task> onShutdown) => throw new NotSupportedException();

    public IDisposable Register(string targetName, ICommTarget target) => throw new NotSupportedException();

    public IComm Open(string targetName, ReadOnlyMemory<byte> data, ICommTarget target) => throw new NotSupportedException();

    public IDisposable Observe(ICellObserver observer) => throw new NotSupportedException();

    /// <summary>The rendered code on the queue.</summary>
    internal sealed class QueuedCode : IQueuedCode
    {
        private readonly TaskCompletionSource started = new();
        private readonly TaskCompletionSource<CodeResult> completion = new();

        public QueuedCode(string text, Action<CapturedOutput>? onOutput, CancellationToken cancellationToken)
        {
            Text = text;
            Output = onOutput;
            cancellationToken.Register(() =>
            {
                started.TrySetCanceled(cancellationToken);
                completion.TrySetResult(new CodeResult(CellOutcome.Interrupted, null, new OperationCanceledException()));
            });
        }

        public string Text { get; }

        public Action<CapturedOutput>? Output { get; }

        public Task Started => started.Task;

        public Task<CodeResult> Completion => completion.Task;

        public void Begin() => started.TrySetResult();

        public void End(Exception? error = null) => completion.TrySetResult(
            new CodeResult(error is null ? CellOutcome.Succeeded : CellOutcome.Failed, null, error));
    }
}
