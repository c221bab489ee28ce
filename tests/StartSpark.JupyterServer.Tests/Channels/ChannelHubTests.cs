using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using StartSpark.Jupyter.Messages;
using StartSpark.Jupyter.Wire;
using StartSpark.JupyterServer.Channels;
using StartSpark.Testing;

namespace StartSpark.JupyterServer.Tests.Channels;

public sealed class ChannelHubTests : IDisposable
{
    private readonly TestFolder folder = new("hub");
    private readonly FakeTimeProvider clock = new();
    private readonly ChannelsOptions options = new();
    private readonly List<JupyterMessage> sent = [];
    private readonly ChannelHub hub;

    public ChannelHubTests() =>
        hub = new ChannelHub("k", sent.Add, () => false, options, folder.Path, clock, NullLogger.Instance);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Publish_SlowClient_HoldsUpNobody()
    {
        options.MemoryPerClientBytes = 10_000;
        var slow = hub.Attach("slow", out var slowly);
        var quick = hub.Attach("quick", out var quickly);

        for (var i = 0; i < 1000; i++)
        {
            hub.Publish(Stream($"{i}"));
            Assert.Equal($"{i}", await TakeAsync(quick, quickly));
        }

        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal($"{i}", await TakeAsync(slow, slowly));
        }
    }

    [Fact]
    public async Task Attach_ReturningSession_FindsWhatItMissed()
    {
        var first = hub.Attach("s", out var connection);
        hub.Publish(Stream("seen"));
        await TakeAsync(first, connection);
        hub.Detach(first, connection, inOrder: false);
        hub.Publish(Stream("missed"));
        clock.Advance(TimeSpan.FromHours(12));
        hub.Publish(Stream("missed too"));

        var again = hub.Attach("s", out connection);

        Assert.Equal("missed", await TakeAsync(again, connection));
        Assert.Equal("missed too", await TakeAsync(again, connection));
    }

    [Fact]
    public void Detach_ManyAway_KeepsTheLatest()
    {
        options.KeptAwayClients = 2;
        List<ClientMailbox> boxes = [];
        foreach (var session in (string[])["a", "b", "c"])
        {
            boxes.Add(hub.Attach(session, out var connection));
            hub.Detach(boxes[^1], connection, inOrder: false);
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.NotSame(boxes[0], hub.Attach("a", out _));
        Assert.Same(boxes[1], hub.Attach("b", out _));
        Assert.Same(boxes[2], hub.Attach("c", out _));
    }

    [Fact]
    public void Attach_AfterItFellTooFarBehind_BeginsAnew()
    {
        options.MemoryPerClientBytes = 0;
        options.KeptPerAwayClientBytes = 0;
        var box = hub.Attach("s", out var connection);
        hub.Detach(box, connection, inOrder: false);
        hub.Publish(Stream("1"));
        hub.Publish(Stream("2"));

        Assert.NotSame(box, hub.Attach("s", out _));
    }

    [Fact]
    public async Task Publish_Reply_GoesToTheSessionThatAskedAlone()
    {
        var asker = hub.Attach("asker", out var asking);
        var other = hub.Attach("other", out var watching);
        var request = JupyterMessage.Create(JupyterChannel.Shell, "execute_request", "asker", default);

        hub.Receive(asker, request);
        hub.Publish(JupyterMessage.Create(JupyterChannel.Shell, "execute_reply", "kernel", "{}"u8.ToArray(), request));
        hub.Publish(Stream("after"));

        Assert.Same(request, Assert.Single(sent));
        Assert.Equal("{}", await TakeAsync(asker, asking));
        Assert.Equal("after", await TakeAsync(other, watching));
    }

    [Fact]
    public void Receive_OnIopub_IsNotSentToTheKernel()
    {
        var box = hub.Attach("s", out _);

        hub.Receive(box, Stream("x"));

        Assert.Empty(sent);
    }

    [Fact]
    public async Task Close_WithMessagesWaiting_EndsClientsAfterThem()
    {
        var box = hub.Attach("s", out var connection);
        hub.PublishStatus("dead");

        hub.Close();

        Assert.Equal("""{"execution_state":"dead"}""", await TakeAsync(box, connection));
        Assert.Null(await TakeAsync(box, connection));
    }

    private static JupyterMessage Stream(string text) =>
        JupyterMessage.Create(JupyterChannel.IOPub, "stream", "kernel", System.Text.Encoding.UTF8.GetBytes(text));

    private static async Task<string?> TakeAsync(ClientMailbox box, CancellationToken connection)
    {
        var frame = await box.PeekAsync(TestContext.Current.CancellationToken);
        box.Advance(connection);
        return frame is { } bytes ? System.Text.Encoding.UTF8.GetString(WebSocketMessageCodec.Decode(bytes).ContentJson.Span) : null;
    }
}
