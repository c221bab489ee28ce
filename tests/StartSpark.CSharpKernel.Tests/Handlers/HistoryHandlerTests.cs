using System.Text.Json;
using StartSpark.Jupyter.Messages;

namespace StartSpark.CSharpKernel.Tests.Handlers;

public sealed class HistoryHandlerTests : IDisposable
{
    private readonly KernelHarness kernel = new();

    public void Dispose() => kernel.Dispose();

    [Theory]
    [InlineData("""{"hist_access_type":"tail","n":2}""", "3:1 + 1", "4:\"b*\"")]
    [InlineData("""{"hist_access_type":"range","session":0,"start":2,"stop":4}""", "2:var x = 1;", "3:1 + 1")]
    [InlineData("""{"hist_access_type":"range","session":1,"start":4}""", "4:\"b*\"")]
    [InlineData("""{"hist_access_type":"range","session":7,"start":1}""")]
    [InlineData("""{"hist_access_type":"search","pattern":"1 + ?"}""", "1:1 + 1", "3:1 + 1")]
    [InlineData("""{"hist_access_type":"search","pattern":"1 + ?","n":1}""", "3:1 + 1")]
    [InlineData("""{"hist_access_type":"search","pattern":"*1*","unique":true}""", "2:var x = 1;", "3:1 + 1")]
    [InlineData("""{"hist_access_type":"search","pattern":"[1"}""")]
    public async Task History_Access_GivesTheCellsInOrder(string request, params string[] expected)
    {
        foreach (var code in new[] { "1 + 1", "var x = 1;", "1 + 1", "\"b*\"" })
        {
            await kernel.RunAsync(code);
        }

        var history = await kernel.AskAsync(JupyterChannel.Shell, "history_request", request);
        Assert.Equal(expected, history.GetProperty("history").EnumerateArray().Select(entry => $"{entry[1].GetInt32()}:{entry[2].GetString()}"));
    }

    [Fact]
    public async Task History_WithOutput_PairsInputAndResult()
    {
        await kernel.RunAsync("1 + 1");
        await kernel.RunAsync("var x = 1;");
        var history = await kernel.AskAsync(JupyterChannel.Shell, "history_request", """{"hist_access_type":"tail","n":2,"output":true}""");
        var entries = history.GetProperty("history");
        Assert.Equal("2", entries[0][2][1].GetString());
        Assert.Equal(JsonValueKind.Null, entries[1][2][1].ValueKind);
    }
}
