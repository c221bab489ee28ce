using StartSpark.Jupyter.Messages;
using StartSpark.ServerExtension.SparkUi;
using StartSpark.ServerExtension.Tests.Hosting;

namespace StartSpark.ServerExtension.Tests.SparkUi;

public class SparkUiAddressesTests
{
    private readonly SparkUiAddresses _addresses = new();

    [Theory]
    [InlineData("http://127.0.0.1:4040")]
    [InlineData("http://my-machine.local:41691")]
    [InlineData("https://[::1]:4040/")]
    public void OnMessage_RunningWithAnAddress_LearnsIt(string url)
    {
        _addresses.OnMessage("k", KernelMessages.Status("running", url));

        Assert.Equal(new Uri(url), _addresses.Of("k").Url);
        Assert.Null(_addresses.Of("other").Url);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://host/")]
    [InlineData("/jobs")]
    [InlineData("http://user:pass@host:4040")]
    [InlineData("http://host:4040/?x=1")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    [InlineData(null)]
    public void OnMessage_RunningWithoutAFitAddress_KnowsASparkWithoutUi(string? url)
    {
        _addresses.OnMessage("k", KernelMessages.Status("running", url));

        Assert.Equal(SparkUiAddress.NoUi, _addresses.Of("k"));
    }

    [Theory]
    [InlineData("stopping")]
    [InlineData("idle")]
    [InlineData("lost")]
    [InlineData("failed")]
    public void OnMessage_NoLongerRunning_ForgetsTheAddress(string state)
    {
        _addresses.OnMessage("k", KernelMessages.Status("running", "http://127.0.0.1:4040"));

        _addresses.OnMessage("k", KernelMessages.Status(state, "http://127.0.0.1:4040"));

        Assert.Equal(SparkUiAddress.NoSpark, _addresses.Of("k"));
    }

    [Fact]
    public void OnMessage_QueuedOverARunningSpark_KeepsTheAddress()
    {
        _addresses.OnMessage("k", KernelMessages.Status("queued", "http://127.0.0.1:4040"));
        Assert.Equal(new Uri("http://127.0.0.1:4040"), _addresses.Of("k").Url);

        _addresses.OnMessage("k", KernelMessages.Status("queued", null));
        Assert.Equal(SparkUiAddress.NoSpark, _addresses.Of("k"));
    }

    [Fact]
    public void OnKernelEnded_Known_ForgetsTheAddress()
    {
        _addresses.OnMessage("k", KernelMessages.Status("running", "http://127.0.0.1:4040"));

        _addresses.OnKernelEnded("k");
        _addresses.OnKernelEnded("k");

        Assert.Equal(SparkUiAddress.NoSpark, _addresses.Of("k"));
    }

    [Theory]
    [InlineData("""{"v":1,"type":"progress","state":"status","uiUrl":"http://evil:1"}""")]
    [InlineData("""{"v":2,"type":"status","state":"running","uiUrl":"http://evil:1"}""")]
    [InlineData("""{"type":"status","state":"running","uiUrl":"http://evil:1"}""")]
    [InlineData("""{"v":"1","type":"status","state":"running","uiUrl":"http://evil:1"}""")]
    [InlineData("""{"v":1,"type":"status","state":"dancing","uiUrl":"http://evil:1"}""")]
    [InlineData("""{"v":1,"type":"status","state":"running","uiUrl":{"a":1}}""")]
    [InlineData("""{"v":1,"type":5,"status":1,"uiUrl":"http://evil:1"}""")]
    [InlineData("""["status","uiUrl"]""")]
    [InlineData("\"\\\"status\\\" \\\"uiUrl\\\"\"")]
    public void OnMessage_NotOurStatus_ChangesNothing(string data)
    {
        _addresses.OnMessage("k", KernelMessages.Status("running", "http://127.0.0.1:4040"));

        _addresses.OnMessage("k", KernelMessages.Comm(data));

        Assert.Equal(new Uri("http://127.0.0.1:4040"), _addresses.Of("k").Url);
    }

    [Fact]
    public void OnMessage_OtherTypeOrChannel_ChangesNothing()
    {
        const string Data = """{"v":1,"type":"status","state":"running","uiUrl":"http://evil:1"}""";

        _addresses.OnMessage("k", KernelMessages.Comm(Data, "display_data"));
        _addresses.OnMessage("k", KernelMessages.Comm(Data, channel: JupyterChannel.Shell));

        Assert.Equal(SparkUiAddress.NoSpark, _addresses.Of("k"));
    }
}
