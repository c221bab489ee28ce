using System.Net.WebSockets;
using System.Text.Json.Nodes;
using StartSpark.Jupyter.Messages;
using StartSpark.Jupyter.Wire;
using StartSpark.JupyterServer.Tests.Kernels;
using static StartSpark.JupyterServer.Tests.Kernels.KernelTestClient;

namespace StartSpark.JupyterServer.Tests.Channels;

public sealed class WebSocketBridgeTests(PythonServer fixture) : IClassFixture<PythonServer>
{
    private KernelTestServer Server => fixture.Server;

    [Fact]
    public async Task Execute_BinarySubprotocol_GivesResultAndEchoesTheSubprotocol()
    {
        using var client = await Server.ConnectAsync(await Server.StartKernelAsync());

        var answers = await client.ExecuteAsync("1+1");

        Assert.Equal(WebSocketMessageCodec.Subprotocol, client.Socket.SubProtocol);
        Assert.Equal("2", ResultOf(answers));
        Assert.Equal(
            ["status", "execute_input", "execute_result", "status"],
            answers.Where(message => message.Channel == JupyterChannel.IOPub).Select(message => message.MessageType));
    }

    [Fact]
    public async Task Execute_WithoutSubprotocol_SpeaksJson()
    {
        using var client = await Server.ConnectAsync(await Server.StartKernelAsync(), json: true);

        Assert.Null(client.Socket.SubProtocol);
        Assert.Equal("'\\x00é'", ResultOf(await client.ExecuteAsync("chr(0) + 'é'")));
    }

    [Fact]
    public async Task Execute_TenThousandStreamMessages_AllArriveInOrder()
    {
        using var client = await Server.ConnectAsync(await Server.StartKernelAsync());

        var answers = await client.ExecuteAsync(
            "import sys\nfor i in range(10000):\n    print(i); sys.stdout.flush()");

        Assert.Equal(Enumerable.Range(0, 10_000), TextOf(answers).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse));
    }

    [Fact]
    public async Task Execute_InIpykernel_UsersSocketsAndPathAreAsWithoutTheServer()
    {
        using var client = await Server.ConnectAsync(await Server.StartKernelAsync());

        Assert.Equal($"(1000, '{Server.Root}')", ResultOf(await client.ExecuteAsync("import sys, zmq; (zmq.Context().socket(zmq.PUB).sndhwm, sys.path[0])")));
    }

    [Fact]
    public async Task Execute_TwoClients_BothSeeTheOutputAndTheAskerAloneTheReply()
    {
        var id = await Server.StartKernelAsync();
        using var asker = await Server.ConnectAsync(id);
        using var watcher = await Server.ConnectAsync(id, json: true);

        var cell = await asker.SendCodeAsync("print('hello')");
        await asker.ReceiveAnswersAsync(cell);
        var seen = await watcher.ReceiveUntilAsync(message => StateOf(message) == "idle" && message.ParentHeader?.MessageId == cell);
        await watcher.SendAsync(JupyterChannel.Shell, "kernel_info_request", new JsonObject());
        seen.AddRange(await watcher.ReceiveUntilAsync(message => message.Channel == JupyterChannel.Shell));

        Assert.Equal("hello\n", TextOf(seen));
        Assert.Equal("kernel_info_reply", seen.Single(message => message.Channel != JupyterChannel.IOPub).MessageType);
    }

    [Fact]
    public async Task Input_Asked_GoesToTheAskerAndItsAnswerBack()
    {
        using var client = await Server.ConnectAsync(await Server.StartKernelAsync());
        var cell = await client.SendCodeAsync("input('name? ') + '!'", allowStdin: true);
        var asked = await client.ReceiveUntilAsync(message => message.MessageType == "input_request");

        await client.SendAsync(JupyterChannel.Stdin, "input_reply", new JsonObject { ["value"] = "Ada" });

        Assert.Equal(JupyterChannel.Stdin, asked[^1].Channel);
        Assert.Equal("'Ada!'", ResultOf(await client.ReceiveAnswersAsync(cell)));
    }

    [Fact]
    public async Task Reconnect_SameSession_GetsWhatWasPublishedMeanwhileAndTheReply()
    {
        var id = await Server.StartKernelAsync();
        using var watcher = await Server.ConnectAsync(id);
        var lost = await Server.ConnectAsync(id);
        var cell = await lost.SendCodeAsync("input('go'); print('while away'); 42", allowStdin: true);
        await lost.ReceiveUntilAsync(message => message.MessageType == "input_request");

        lost.Lose();
        await watcher.SendAsync(JupyterChannel.Stdin, "input_reply", new JsonObject { ["value"] = "" });
        await watcher.ReceiveUntilAsync(message => StateOf(message) == "idle" && message.ParentHeader?.MessageId == cell);
        using var back = await Server.ConnectAsync(id, lost.Session);

        var answers = await back.ReceiveAnswersAsync(cell);
        Assert.Equal("while away\n", TextOf(answers));
        Assert.Equal("42", ResultOf(answers));
        Assert.Contains(answers, message => message.MessageType == "execute_reply");
    }

    [Fact]
    public async Task Connect_OtherSession_GetsNothingOfThePast()
    {
        var id = await Server.StartKernelAsync();
        using (var first = await Server.ConnectAsync(id))
        {
            await first.ExecuteAsync("print('past')");
        }

        using var second = await Server.ConnectAsync(id);
        var info = await second.SendAsync(JupyterChannel.Shell, "kernel_info_request", new JsonObject());

        Assert.Empty(TextOf(await second.ReceiveUntilAsync(message => StateOf(message) == "idle" && message.ParentHeader?.MessageId == info)));
    }

    [Fact]
    public async Task Connect_SecondWithTheSameSession_ReplacesTheFirst()
    {
        var id = await Server.StartKernelAsync();
        using var first = await Server.ConnectAsync(id);
        using var second = await Server.ConnectAsync(id, first.Session);

        Assert.Null(await first.ReceiveAsync());
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, first.Socket.CloseStatus);
        Assert.Equal("2", ResultOf(await second.ExecuteAsync("1+1")));
    }

    [Fact]
    public async Task Connect_WhileACellRuns_IsToldBusyAtOnce()
    {
        var id = await Server.StartKernelAsync();
        using var first = await Server.ConnectAsync(id);
        await first.SendCodeAsync("input()", allowStdin: true);
        await first.ReceiveUntilAsync(message => message.MessageType == "input_request");

        using var second = await Server.ConnectAsync(id);

        Assert.Equal("busy", StateOf((await second.ReceiveAsync())!));
    }

    [Fact]
    public async Task Execute_HeaderSessionOtherThanTheAddress_StillGetsItsReply()
    {
        using var client = await Server.ConnectAsync(await Server.StartKernelAsync());

        var request = await client.SendAsync(JupyterChannel.Shell, "kernel_info_request", new JsonObject(), session: "another");

        var reply = await client.ReceiveUntilAsync(message => message.Channel == JupyterChannel.Shell);
        Assert.Equal(request, reply[^1].ParentHeader?.MessageId);
    }

    [Fact]
    public async Task Execute_BinaryBuffers_ArriveUnchanged()
    {
        using var client = await Server.ConnectAsync(await Server.StartKernelAsync());

        var answers = await client.ExecuteAsync(
            "from ipykernel.comm import Comm\nc = Comm(target_name='t', data={}, buffers=[bytes(range(256)), b''])");

        var comm = answers.Single(message => message.MessageType == "comm_open");
        Assert.Equal(Enumerable.Range(0, 256).Select(value => (byte)value), comm.Buffers[0].ToArray());
        Assert.Equal(0, comm.Buffers[1].Length);
    }

    [Fact]
    public async Task Send_FrameThatIsNoMessage_ClosesWithTheReason()
    {
        using var client = await Server.ConnectAsync(await Server.StartKernelAsync());

        await client.Socket.SendAsync("nonsense"u8.ToArray(), WebSocketMessageType.Binary, true, TestContext.Current.CancellationToken);

        Assert.Null(await client.ReceiveAsync());
        Assert.Equal(WebSocketCloseStatus.InvalidPayloadData, client.Socket.CloseStatus);
        Assert.NotEmpty(client.Socket.CloseStatusDescription!);
    }

    [Fact]
    public async Task Delete_KernelWithClients_ClosesTheirConnections()
    {
        var id = await Server.StartKernelAsync();
        using var client = await Server.ConnectAsync(id);

        await Server.JsonAsync(HttpMethod.Delete, $"api/kernels/{id}", status: 204);

        while (await client.ReceiveAsync() is not null)
        {
            // The kernel's farewell comes first.
        }

        Assert.Equal(WebSocketCloseStatus.NormalClosure, client.Socket.CloseStatus);
    }

    [Fact]
    public async Task Get_WithoutUpgrade_Gives400()
    {
        var id = await Server.StartKernelAsync();

        await Server.JsonAsync(HttpMethod.Get, $"api/kernels/{id}/channels", status: 400);
    }
}
