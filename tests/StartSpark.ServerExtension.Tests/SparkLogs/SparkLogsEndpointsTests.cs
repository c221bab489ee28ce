using System.Net;
using System.Text.Json;
using StartSpark.ServerExtension.Tests.Hosting;
using StartSpark.SparkHome.Gateways;

namespace StartSpark.ServerExtension.Tests.SparkLogs;

public sealed class SparkLogsEndpointsTests : IAsyncLifetime
{
    private TestStartSpark _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestStartSpark.StartAsync("/user/a%40b/");
        Directory.CreateDirectory(_server.Configs.Paths.Logs);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Get_WholeLog_IsPlainTextThatNothingCanRun()
    {
        Log("k1", "one.log", "<script>é\n");

        using var response = await GetAsync("k1");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("<script>é\n", await response.Content.ReadAsStringAsync(Cancel));
        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("bytes", Assert.Single(response.Headers.AcceptRanges));
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bytes=2-4", "cde", "bytes 2-4/10")]
    [InlineData("bytes=8-", "ij", "bytes 8-9/10")]
    [InlineData("bytes=8-100", "ij", "bytes 8-9/10")]
    [InlineData("bytes=-3", "hij", "bytes 7-9/10")]
    [InlineData("bytes=-100", "abcdefghij", "bytes 0-9/10")]
    public async Task Get_Range_IsThatPart(string range, string part, string contentRange)
    {
        Log("k1", "one.log", "abcdefghij");

        using var response = await GetAsync("k1", range);

        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal(part, await response.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(contentRange, response.Content.Headers.ContentRange!.ToString());
    }

    [Theory]
    [InlineData("bytes=10-")]
    [InlineData("bytes=10-20")]
    [InlineData("bytes=-0")]
    public async Task Get_RangeBehindTheEnd_SaysHowLongTheLogIs(string range)
    {
        Log("k1", "one.log", "abcdefghij");

        using var response = await GetAsync("k1", range);

        Assert.Equal((HttpStatusCode.RequestedRangeNotSatisfiable, "bytes */10"), (response.StatusCode, response.Content.Headers.ContentRange!.ToString()));
    }

    [Theory]
    [InlineData("bytes=4-2")]
    [InlineData("bytes=0-1,4-5")]
    [InlineData("lines=1-2")]
    [InlineData("nonsense")]
    public async Task Get_RangeThatIsNone_GivesTheWhole(string range)
    {
        Log("k1", "one.log", "abcdefghij");

        using var response = await GetAsync("k1", range);

        Assert.Equal((HttpStatusCode.OK, "abcdefghij"), (response.StatusCode, await response.Content.ReadAsStringAsync(Cancel)));
    }

    [Fact]
    public async Task Get_WhileTheDriverWrites_GivesWhatIsNew()
    {
        var path = Log("k1", "one.log", "abc");
        await using var driver = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        using var nothing = await GetAsync("k1", "bytes=3-");

        await driver.WriteAsync("def"u8.ToArray(), Cancel);
        await driver.FlushAsync(Cancel);

        using var more = await GetAsync("k1", "bytes=3-");
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, nothing.StatusCode);
        Assert.Equal("def", await more.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task Get_AfterSparkAndKernelEnded_StillGivesTheLog()
    {
        Log("k1", "one.log", "last words");
        _server.Observe("k1", KernelMessages.Status("idle", null));
        _server.End("k1");

        using var response = await GetAsync("k1");

        Assert.Equal("last words", await response.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task Get_AfterAnotherStart_GivesTheLatestLog()
    {
        Log("k1", "one.log", "one");
        Log("k2", "other.log", "other");
        Log("k1", "two.log", "two");

        Assert.Equal("two", await (await GetAsync("k1")).Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task Get_OfAKernelWithoutALog_IsNotFound()
    {
        using var response = await GetAsync("k1");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("no log", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../secret.log")]
    [InlineData("inner/secret.log")]
    [InlineData("secret.txt")]
    [InlineData("../logs-of-others/secret.log")]
    public async Task Get_WhereTheKernelNamesAnotherFile_IsNotFound(string name)
    {
        var path = Path.Combine(_server.Configs.Paths.Logs, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, "secret", Cancel);
        _server.Observe("k1", Status(path));

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("k1")).StatusCode);
    }

    [Fact]
    public async Task Get_WhereTheLogIsALink_IsNotFound()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights on Windows.");
        var secret = Path.Combine(_server.Configs.Path, "secret");
        await File.WriteAllTextAsync(secret, "secret", Cancel);
        var link = Path.Combine(_server.Configs.Paths.Logs, "link.log");
        File.CreateSymbolicLink(link, secret);
        _server.Observe("k1", Status(link));

        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("k1")).StatusCode);
    }

    [Fact]
    public async Task Get_WithoutLogin_IsRefused()
    {
        Log("k1", "one.log", "one");
        _server.Client.DefaultRequestHeaders.Authorization = null;

        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync("k1")).StatusCode);
    }

    [Fact]
    public async Task Render_OfEachStart_LeavesTheLastTwentyLogs()
    {
        for (var i = 0; i < DriverLogs.Kept + 5; i++)
        {
            File.SetLastWriteTimeUtc(Log("k1", $"{i}.log", "x"), DateTime.UnixEpoch.AddHours(i));
        }

        using var response = await _server.PostAsync("render", """{"name":"local","language":"csharp"}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Enumerable.Range(5, DriverLogs.Kept).Select(i => $"{i}.log").Order(), Directory.GetFiles(_server.Configs.Paths.Logs).Select(Path.GetFileName).Order());
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Log(string kernelId, string name, string text)
    {
        var path = Path.Combine(_server.Configs.Paths.Logs, name);
        File.WriteAllText(path, text);
        _server.Observe(kernelId, Status(path));
        return path;
    }

    private static Jupyter.Messages.JupyterMessage Status(string path) =>
        KernelMessages.Comm($$$"""{"v":1,"type":"status","state":"starting","uiUrl":null,"stages":[],"logFile":"{{{JsonEncodedText.Encode(path)}}}"}""");

    private Task<HttpResponseMessage> GetAsync(string kernelId, string? range = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"spark-logs/{kernelId}");
        _ = range is not null && request.Headers.TryAddWithoutValidation("Range", range);
        return _server.Client.SendAsync(request, Cancel);
    }
}
