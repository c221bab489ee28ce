using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using StartSpark.CSharpKernel.Extensibility;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Tests;

/// <summary>A whole kernel without sockets and process: messages go in and come out as they would on the wire.</summary>
internal sealed class KernelHarness : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly Channel<JupyterMessage> sent = Channel.CreateUnbounded<JupyterMessage>();
    private readonly List<JupyterMessage> unclaimed = [];
    private readonly TaskCompletionSource<IKernelContext> context = new();

    public KernelHarness(params Func<IKernelExtension>[] extensions)
    {
        Kernel = new Kernel(
            message => sent.Writer.TryWrite(message),
            [.. extensions, () => new ContextCatcher(context)],
            TimeProvider.System);
        CSharpKernel.Display.Cell.Connect(Kernel.Output);
        Ended = Kernel.RunAsync();
    }

    public Kernel Kernel { get; }

    public Task Ended { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The kernel as its extensions see it.</summary>
    public async Task<IKernelContext> ContextAsync()
    {
        Send(JupyterChannel.Shell, "kernel_info_request", "{}");
        return await context.Task.WaitAsync(Limit, Token);
    }

    public string Send(JupyterChannel channel, string type, string content, IReadOnlyList<ReadOnlyMemory<byte>>? buffers = null)
    {
        var message = JupyterMessage.Create(channel, type, "test", Encoding.UTF8.GetBytes(content), buffers: buffers);
        Kernel.Receive(message);
        return message.Header.MessageId;
    }

    public string SendCell(string code, string extra = "") =>
        Send(JupyterChannel.Shell, "execute_request", $$"""{"code":"{{JsonEncodedText.Encode(code)}}"{{extra}}}""");

    public async Task<HarnessReport> RunAsync(string code, string extra = "") => await EndOfAsync(SendCell(code, extra));

    public async Task<JsonElement> AskAsync(JupyterChannel channel, string type, string content) =>
        (await EndOfAsync(Send(channel, type, content))).Reply;

    public async Task<HarnessReport> EndOfAsync(string id)
    {
        List<JupyterMessage> messages = [];
        while (messages is not [.., { MessageType: "status" } last] || !Text(last).Contains("idle", StringComparison.Ordinal))
        {
            messages.Add(await NextAsync(message => message.ParentHeader?.MessageId == id));
        }

        return new HarnessReport(messages);
    }

    public async Task<JupyterMessage> NextAsync(Func<JupyterMessage, bool> fits)
    {
        if (unclaimed.FirstOrDefault(fits) is { } found)
        {
            unclaimed.Remove(found);
            return found;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(Limit);
        while (true)
        {
            var message = await sent.Reader.ReadAsync(limit.Token);
            if (fits(message))
            {
                return message;
            }

            unclaimed.Add(message);
        }
    }

    public Task<JupyterMessage> NextAsync(string type) => NextAsync(message => message.MessageType == type);

    public static string Text(JupyterMessage message) => Encoding.UTF8.GetString(message.ContentJson.Span);

    public void Dispose() => Kernel.Dispose();

    private sealed class ContextCatcher(TaskCompletionSource<IKernelContext> caught) : IKernelExtension
    {
        public string Name => "Test";

        public ValueTask LoadAsync(IKernelContext context, CancellationToken cancellationToken)
        {
            caught.TrySetResult(context);
            return ValueTask.CompletedTask;
        }
    }
}
