using Microsoft.Extensions.Time.Testing;
using StartSpark.JupyterServer.Channels;
using StartSpark.Testing;

namespace StartSpark.JupyterServer.Tests.Channels;

public sealed class ClientMailboxTests : IDisposable
{
    private readonly TestFolder folder = new("mailbox");
    private readonly FakeTimeProvider clock = new();
    private readonly ChannelsOptions options = new() { MemoryPerClientBytes = 1000 };

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Put_FarMoreThanFitsMemory_AllComeOutInOrder()
    {
        using var box = Create();
        var connection = box.Attach();
        for (var i = 0; i < 5000; i++)
        {
            box.Put(BitConverter.GetBytes(i));
        }

        for (var i = 0; i < 5000; i++)
        {
            Assert.Equal(i, await TakeAsync(box, connection));
            box.Put(BitConverter.GetBytes(5000 + i));
        }

        for (var i = 5000; i < 10_000; i++)
        {
            Assert.Equal(i, await TakeAsync(box, connection));
        }
    }

    [Fact]
    public async Task Put_FrameLargerThanAllMemory_IsKept()
    {
        using var box = Create();
        box.Attach();

        box.Put(new byte[5000]);

        Assert.Equal(5000, (await box.PeekAsync(TestContext.Current.CancellationToken))!.Value.Length);
    }

    [Fact]
    public async Task Peek_EmptyBox_WaitsForTheNextMessage()
    {
        using var box = Create();
        box.Attach();
        var waiting = box.PeekAsync(TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);

        box.Put(new byte[] { 7 });

        Assert.Equal([7], (await waiting)!.Value.ToArray());
    }

    [Fact]
    public async Task Peek_NotAdvanced_GivesTheSameToTheNextConnection()
    {
        using var box = Create();
        var first = box.Attach();
        box.Put(BitConverter.GetBytes(1));
        box.Put(BitConverter.GetBytes(2));
        await box.PeekAsync(TestContext.Current.CancellationToken);

        var second = box.Attach();
        box.Advance(first);

        Assert.Equal(1, await TakeAsync(box, second));
        Assert.Equal(2, await TakeAsync(box, second));
    }

    [Fact]
    public async Task Put_BeyondTheDiskLimit_OverflowsInsteadOfLosingSome()
    {
        options.DiskPerClientBytes = 2000;
        using var box = Create();
        box.Attach();

        for (var i = 0; i < 100; i++)
        {
            box.Put(new byte[100]);
        }

        Assert.True(box.Overflowed);
        Assert.Null(await box.PeekAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Put_FolderCannotBeWritten_OverflowsInsteadOfThrowing()
    {
        using var box = new ClientMailbox("s", options, Path.Combine(folder.Write("file", ""), "below"), clock);
        box.Attach();

        box.Put(new byte[900]);
        box.Put(new byte[900]);

        Assert.True(box.Overflowed);
        Assert.Null(await box.PeekAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Complete_WithMessagesWaiting_EndsAfterThem()
    {
        using var box = Create();
        var connection = box.Attach();
        box.Put(BitConverter.GetBytes(1));

        box.Complete();

        Assert.Equal(1, await TakeAsync(box, connection));
        Assert.Null(await box.PeekAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void IsAbandoned_LongAfterTheEnd_OnlyWhenClosedInOrder(bool inOrder, bool expected)
    {
        using var box = Create();
        box.Detach(box.Attach(), inOrder);
        Assert.False(box.IsAbandoned);

        clock.Advance(options.KeptAfterClose + TimeSpan.FromSeconds(1));

        Assert.Equal(expected, box.IsAbandoned);
    }

    private static async Task<int?> TakeAsync(ClientMailbox box, CancellationToken connection)
    {
        var frame = await box.PeekAsync(TestContext.Current.CancellationToken);
        box.Advance(connection);
        return frame is { } bytes ? BitConverter.ToInt32(bytes.Span) : null;
    }

    private ClientMailbox Create() => new("s", options, folder.Path, clock);
}
