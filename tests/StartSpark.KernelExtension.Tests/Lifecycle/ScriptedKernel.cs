using System.Text.Json;
using StartSpark.Contracts;
using StartSpark.Contracts.Comm;
using StartSpark.CSharpKernel.Extensibility;

namespace StartSpark.KernelExtension.Tests.Lifecycle;

/// <summary>
/// A kernel whose queue the test moves by hand: the interleavings of clicks and cells cannot be had from a real one on
/// purpose. The real kernel is met in the kernel host's and the end-to-end tests.
/// </summary>
internal sealed class ScriptedKernel : IKernelContext, ICommTargets, ICellQueue
{
    private readonly Lock gate = new();
    private readonly List<StatusMessage> told = [];
    private TaskCompletionSource news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<StatusMessage> Told
    {
        get
        {
            lock (gate)
            {
                return [.. told];
            }
        }
    }

    public StatusMessage Last => Told[^1];

    public SparkState State => Last.State;

    /// <summary>The states told, each once where it came several times in a row.</summary>
    public IReadOnlyList<SparkState> States
    {
        get
        {
            var states = Told.Select(status => status.State).ToList();
            return [.. states.Where((state, index) => index == 0 || states[index - 1] != state)];
        }
    }

    public QueuedCode? Code { get; private set; }

    public ICommTargets Comms => this;

    public ICellQueue Cells => this;

    public CellInfo? Current => null;

    public IKernelVariables Variables => throw new NotSupportedException();

    public IScriptScope Scope => throw new NotSupportedException();

    public IDisplayFormatters Formatters => throw new NotSupportedException();

    public IQueuedCode Run(
        string code, Action<CapturedOutput>? onOutput, CancellationToken cancellationToken, Func<CancellationToken, Task>? before = null)
    {
        Code = new QueuedCode(code, onOutput, before, cancellationToken);
        return Code;
    }

    public void Broadcast(string targetName, ReadOnlyMemory<byte> data)
    {
        lock (gate)
        {
            told.Add(JsonSerializer.Deserialize(data.Span, ContractsJson.Default.StatusMessage)!);
            news.SetResult();
            news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Waits until this is the state.</summary>
    public async Task BecomesAsync(SparkState state)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (told.Count > 0 && told[^1].State == state)
                {
                    return;
                }

                next = news.Task;
            }

            await next.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }
    }

    public IDisposable OnShutdown(Func<KernelShutdown, CancellationToken, Task> onShutdown) => throw new NotSupportedException();

    public IDisposable Register(string targetName, ICommTarget target) => throw new NotSupportedException();

    public bool IsOpen(string targetName) => throw new NotSupportedException();

    public IComm Open(string targetName, ReadOnlyMemory<byte> data, ICommTarget target) => throw new NotSupportedException();

    public IDisposable Observe(ICellObserver observer) => throw new NotSupportedException();

    /// <summary>The rendered code on the queue.</summary>
    internal sealed class QueuedCode : IQueuedCode
    {
        private readonly TaskCompletionSource<CodeResult> completion = new();
        private readonly Func<CancellationToken, Task>? before;
        private readonly CancellationToken cancellation;

        public QueuedCode(string text, Action<CapturedOutput>? onOutput, Func<CancellationToken, Task>? before, CancellationToken cancellationToken)
        {
            Text = text;
            Output = onOutput;
            this.before = before;
            cancellation = cancellationToken;
            cancellationToken.Register(() =>
                completion.TrySetResult(new CodeResult(CellOutcome.Interrupted, null, new OperationCanceledException())));
        }

        public string Text { get; }

        public Action<CapturedOutput>? Output { get; }

        public Task Started => throw new NotSupportedException();

        public Task<CodeResult> Completion => completion.Task;

        public Task BeginAsync() => before!(cancellation);

        public void End(Exception? error = null) => completion.TrySetResult(
            new CodeResult(error is null ? CellOutcome.Succeeded : CellOutcome.Failed, null, error));
    }
}
