using System.Text;
using System.Threading.Channels;
using StartSpark.Jupyter.Connection;
using StartSpark.Jupyter.Messages;
using StartSpark.Jupyter.Sockets;

namespace StartSpark.Jupyter.Tests.Sockets;

public sealed class KernelSocketsTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly Channel<JupyterMessage> atKernel = Channel.CreateUnbounded<JupyterMessage>();
    private readonly Channel<JupyterMessage> atClient = Channel.CreateUnbounded<JupyterMessage>();
    private readonly Channel<JupyterFormatException> rejected = Channel.CreateUnbounded<JupyterFormatException>();
    private readonly KernelSockets kernel;
    private readonly KernelClient client;

    public KernelSocketsTests()
    {
        kernel = new KernelSockets(
            new ConnectionInfo { Key = "secret" },
            message => atKernel.Writer.TryWrite(message),
            problem => rejected.Writer.TryWrite(problem));
        client = new KernelClient(kernel.Connection, message => atClient.Writer.TryWrite(message));
    }

    public void Dispose()
    {
        client.Dispose();
        kernel.Dispose();
    }

    [Theory]
    [InlineData(JupyterChannel.Shell)]
    [InlineData(JupyterChannel.Control)]
    [InlineData(JupyterChannel.Stdin)]
    public async Task Send_RequestAndReply_ReachTheOtherSide(JupyterChannel channel)
    {
        var request = SampleMessages.With(channel, """{"a":1}""", "buffer");
        client.Send(request);
        var received = await Next(atKernel);
        SampleMessages.AssertSame(request, received);

        kernel.Send(JupyterMessage.Create(channel, "reply", "kernel", "{}"u8.ToArray(), received));
        var reply = await Next(atClient);
        Assert.Equal(request.Header.MessageId, reply.ParentHeader!.MessageId);
    }

    [Fact]
    public async Task Send_TenThousandOnIOPub_AllArriveInOrder()
    {
        await Subscribed();

        for (var i = 0; i < 10_000; i++)
        {
            kernel.Send(JupyterMessage.Create(JupyterChannel.IOPub, "stream", "kernel", Encoding.UTF8.GetBytes($"{{\"n\":{i}}}")));
        }

        for (var i = 0; i < 10_000; i++)
        {
            JupyterMessage message;
            do
            {
                message = await Next(atClient);
            }
            while (message.MessageType != "stream");
            Assert.Equal($"{{\"n\":{i}}}", SampleMessages.Text(message.ContentJson));
        }
    }

    [Fact]
    public async Task Beat_KernelIsThere_IsAnswered() =>
        await client.BeatAsync(TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);

    [Fact]
    public async Task Receive_SignedWithAnotherKey_IsDroppedAndTold()
    {
        using var stranger = new KernelClient(kernel.Connection with { Key = "guess" }, _ => { });

        stranger.Send(SampleMessages.With(JupyterChannel.Shell, "{}"));

        await rejected.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Limit, TestContext.Current.CancellationToken);
        Assert.False(atKernel.Reader.TryRead(out _));
    }

    private static async Task<JupyterMessage> Next(Channel<JupyterMessage> from) =>
        await from.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Limit, TestContext.Current.CancellationToken);

    /// <summary>A subscription takes effect some time after the connection: publish until one message came through.</summary>
    private async Task Subscribed()
    {
        var first = atClient.Reader.WaitToReadAsync(TestContext.Current.CancellationToken).AsTask();
        while (!first.IsCompleted)
        {
            kernel.Send(JupyterMessage.Create(JupyterChannel.IOPub, "probe", "kernel", "{}"u8.ToArray()));
            await Task.WhenAny(first, Task.Delay(5, TestContext.Current.CancellationToken));
        }
    }
}
