using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Tests.Handlers;

public sealed class CompleteHandlerTests : IDisposable
{
    private readonly KernelHarness kernel = new();

    public void Dispose() => kernel.Dispose();

    [Fact]
    public async Task Complete_AfterCharactersOutsideTheBasicPlane_CountsAsTheProtocolDoes()
    {
        var reply = await kernel.AskAsync(JupyterChannel.Shell, "complete_request", """{"code":"\"😀\".ToUpperI","cursor_pos":12}""");
        Assert.Equal(["ToUpperInvariant"], reply.GetProperty("matches").EnumerateArray().Select(match => match.GetString()));
        Assert.Equal((4, 12), (reply.GetProperty("cursor_start").GetInt32(), reply.GetProperty("cursor_end").GetInt32()));
        var type = reply.GetProperty("metadata").GetProperty("_jupyter_types_experimental")[0];
        Assert.Equal("function", type.GetProperty("type").GetString());
    }
}
