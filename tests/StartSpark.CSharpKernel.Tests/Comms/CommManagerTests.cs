using System.Text;
using System.Threading.Channels;
using StartSpark.CSharpKernel.Extensibility;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Tests.Comms;

public sealed class CommManagerTests : IDisposable
{
    private readonly KernelHarness kernel = new();
    private readonly EchoTarget target = new();

    public void Dispose() => kernel.Dispose();

    [Fact]
    public async Task Comm_OpenMessageClose_ReachTheTargetAndAnswersTheFrontEnd()
    {
        (await kernel.ContextAsync()).Comms.Register("echo", target);
        kernel.Send(JupyterChannel.Control, "comm_open", """{"comm_id":"a","target_name":"echo","data":{"hello":1}}""");
        Assert.Equal("""{"comm_id":"a","data":{"hello":1}}""", KernelHarness.Text(await kernel.NextAsync("comm_msg")));

        var buffer = new ReadOnlyMemory<byte>([1, 2, 3]);
        kernel.Send(JupyterChannel.Control, "comm_msg", """{"comm_id":"a","data":{"say":2}}""", [buffer]);
        var echo = await kernel.NextAsync("comm_msg");
        Assert.Equal("""{"comm_id":"a","data":{"say":2}}""", KernelHarness.Text(echo));
        Assert.Equal([1, 2, 3], Assert.Single(echo.Buffers).ToArray());

        var open = await kernel.AskAsync(JupyterChannel.Shell, "comm_info_request", """{"target_name":"echo"}""");
        Assert.Equal("echo", open.GetProperty("comms").GetProperty("a").GetProperty("target_name").GetString());
        kernel.Send(JupyterChannel.Control, "comm_close", """{"comm_id":"a","data":{}}""");
        await target.Closed.Task.WaitAsync(TestContext.Current.CancellationToken);
        var none = await kernel.AskAsync(JupyterChannel.Control, "comm_info_request", "{}");
        Assert.Empty(none.GetProperty("comms").EnumerateObject());
    }

    [Fact]
    public async Task Comm_OnShell_WaitsForTheCellsAndOnControlDoesNot()
    {
        (await kernel.ContextAsync()).Comms.Register("echo", target);
        var cell = kernel.SendCell("await Task.Delay(Timeout.Infinite);");
        kernel.Send(JupyterChannel.Shell, "comm_open", """{"comm_id":"shell","target_name":"echo","data":{}}""");
        kernel.Send(JupyterChannel.Control, "comm_open", """{"comm_id":"control","target_name":"echo","data":{}}""");
        Assert.Equal(("control", true), await target.NextAsync());
        kernel.Send(JupyterChannel.Control, "interrupt_request", "{}");
        await kernel.EndOfAsync(cell);
        Assert.Equal(("shell", false), await target.NextAsync());
    }

    [Fact]
    public async Task Broadcast_TwoOpenComms_ReachesBothAndNotTheClosed()
    {
        var comms = (await kernel.ContextAsync()).Comms;
        comms.Register("echo", target);
        Assert.False(comms.IsOpen("echo"));
        foreach (var id in new[] { "a", "b", "c" })
        {
            kernel.Send(JupyterChannel.Control, "comm_open", "{\"comm_id\":\"" + id + "\",\"target_name\":\"echo\",\"data\":{}}");
            await kernel.NextAsync("comm_msg");
        }

        kernel.Send(JupyterChannel.Control, "comm_close", """{"comm_id":"b","data":{}}""");
        await target.Closed.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.True(comms.IsOpen("echo"));
        comms.Broadcast("echo", "{\"all\":true}"u8.ToArray());
        string[] heard = [KernelHarness.Text(await kernel.NextAsync("comm_msg")), KernelHarness.Text(await kernel.NextAsync("comm_msg"))];
        Assert.Equal(["""{"comm_id":"a","data":{"all":true}}""", """{"comm_id":"c","data":{"all":true}}"""], heard.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Open_FromTheKernel_SendsAndHears()
    {
        var comm = (await kernel.ContextAsync()).Comms.Open("front", "{\"n\":1}"u8.ToArray(), target);
        Assert.Contains("\"target_name\":\"front\"", KernelHarness.Text(await kernel.NextAsync("comm_open")), StringComparison.Ordinal);
        kernel.Send(JupyterChannel.Control, "comm_msg", "{\"comm_id\":\"" + comm.Id + "\",\"data\":{\"back\":1}}");
        Assert.Equal((comm.Id, true), await target.NextAsync());
        comm.Close();
        Assert.False(comm.IsOpen);
        await kernel.NextAsync("comm_close");
    }

    private sealed class EchoTarget : ICommTarget
    {
        private readonly Channel<(string Id, bool IsControl)> heard = Channel.CreateUnbounded<(string, bool)>();

        public TaskCompletionSource Closed { get; } = new();

        public async Task<(string Id, bool IsControl)> NextAsync() => await heard.Reader.ReadAsync(TestContext.Current.CancellationToken);

        public ValueTask OpenedAsync(IComm comm, CommMessage message, CancellationToken cancellationToken) =>
            ReceivedAsync(comm, message, cancellationToken);

        public ValueTask ReceivedAsync(IComm comm, CommMessage message, CancellationToken cancellationToken)
        {
            Assert.Equal('{', Encoding.UTF8.GetString(message.Data.Span)[0]);
            comm.Send(message.Data, message.Buffers);
            heard.Writer.TryWrite((comm.Id, message.IsControl));
            return ValueTask.CompletedTask;
        }

        public ValueTask ClosedAsync(IComm comm, CommMessage message, CancellationToken cancellationToken)
        {
            Assert.False(comm.IsOpen);
            Closed.TrySetResult();
            return ValueTask.CompletedTask;
        }
    }
}
