using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using StartSpark.Contracts;
using StartSpark.ServerExtension.Tests.Hosting;

namespace StartSpark.ServerExtension.Tests.ClusterFiles;

public sealed class ClusterFilesEndpointsTests : IAsyncLifetime
{
    private TestStartSpark _server = null!;

    public async ValueTask InitializeAsync() => _server = await TestStartSpark.StartAsync("/user/a%40b/");

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Get_BuiltIn_IsItsTextAndSaysSo()
    {
        using var response = await GetAsync("local");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(_server.Configs.Options.BuiltInFolder, "clusters", "local.yaml"), Cancel), await BodyAsync(response));
        Assert.Equal("built-in", response.Headers.GetValues("Startspark-Source").Single());
        Assert.Equal("application/yaml", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task PutOverABuiltIn_MakesOnesOwnWithModeAndSummary()
    {
        using var seen = await GetAsync("local");

        using var response = await PutAsync("local", "# mine\nmaster: local[1]\n", match: seen.Headers.ETag!.Tag);

        Assert.Equal((HttpStatusCode.Created, "user"), (response.StatusCode, response.Headers.GetValues("Startspark-Source").Single()));
        var summary = JsonSerializer.Deserialize(await BodyAsync(response), ContractsJson.Default.ConfigSummary)!;
        Assert.Equal(("local", "user", "built-in", """{"master":"local[1]"}"""), (summary.Name, summary.Source, summary.Hides, summary.Settings.ToJsonString()));
        Assert.Equal("# mine\nmaster: local[1]\n", await File.ReadAllTextAsync(Own("local"), Cancel));
        using var again = await GetAsync("local");
        Assert.Equal(response.Headers.ETag!.Tag, again.Headers.ETag!.Tag);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Own("local")));
        }

        Assert.Equal([Own("local")], Directory.GetFiles(Path.GetDirectoryName(Own("local"))!));
    }

    [Fact]
    public async Task PutOverOnesOwn_NeedsTheTagOfWhatWasSeen()
    {
        _server.Configs.WriteUser("sky.yaml", "master: yarn\n");
        using var seen = await GetAsync("sky");
        using var without = await PutAsync("sky", "master: local\n");
        using var create = await PutAsync("sky", "master: local\n", noneMatch: "*");
        _server.Configs.WriteUser("sky.yaml", "master: yarn # changed\n");
        using var stale = await PutAsync("sky", "master: local\n", match: seen.Headers.ETag!.Tag);
        using var nonsense = await PutAsync("sky", "master: local\n", match: "nonsense");
        Assert.Equal("master: yarn # changed\n", await File.ReadAllTextAsync(Own("sky"), Cancel));
        using var now = await GetAsync("sky");
        using var fresh = await PutAsync("sky", "master: local\n", match: now.Headers.ETag!.Tag);

        Assert.Equal(
            [HttpStatusCode.PreconditionRequired, HttpStatusCode.PreconditionFailed, HttpStatusCode.PreconditionFailed, HttpStatusCode.BadRequest, HttpStatusCode.OK],
            new[] { without, create, stale, nonsense, fresh }.Select(one => one.StatusCode));
        Assert.Contains("changed meanwhile", await BodyAsync(stale), StringComparison.Ordinal);
        Assert.Equal("master: local\n", await File.ReadAllTextAsync(Own("sky"), Cancel));
    }

    [Fact]
    public async Task PutBack_OfAMaskedText_KeepsTheSecretAndEveryComment()
    {
        const string Text = "# Sky\nmaster: yarn\nconf:   # all of it\n  spark.x.password: 'hunter2'  # since May\n  spark.y: 1\n";
        _server.Configs.WriteUser("sky.yaml", Text);
        using var seen = await GetAsync("sky");
        var shown = await BodyAsync(seen);
        Assert.DoesNotContain("hunter2", shown, StringComparison.Ordinal);

        using var saved = await PutAsync("sky", shown.Replace("spark.y: 1", "spark.y: 2", StringComparison.Ordinal), match: seen.Headers.ETag!.Tag);

        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.DoesNotContain("hunter2", await BodyAsync(saved), StringComparison.Ordinal);
        Assert.Equal(Text.Replace("spark.y: 1", "spark.y: 2", StringComparison.Ordinal), await File.ReadAllTextAsync(Own("sky"), Cancel));
    }

    [Fact]
    public async Task Put_UnderAnotherName_KeepsTheSecretsOfTheConfigItWasMadeFrom()
    {
        const string Text = "master: yarn\nconf: { spark.x.password: hunter2, spark.y: 1 }\n";
        _server.Configs.WriteUser("sky.yaml", Text);
        using var seen = await GetAsync("sky");
        var shown = await BodyAsync(seen);

        using var alone = await PutAsync("night", shown);
        using var nowhere = await PutAsync("night?from=none", shown);
        using var wrong = await PutAsync("night?from=a%2Fb", shown);
        Assert.False(File.Exists(Own("night")));
        using var saved = await PutAsync("night?from=sky", shown.Replace("spark.y: 1", "spark.y: 2", StringComparison.Ordinal));

        Assert.Equal(
            [HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.BadRequest, HttpStatusCode.Created],
            new[] { alone, nowhere, wrong, saved }.Select(one => one.StatusCode));
        Assert.DoesNotContain("hunter2", await BodyAsync(saved), StringComparison.Ordinal);
        Assert.Equal(Text.Replace("spark.y: 1", "spark.y: 2", StringComparison.Ordinal), await File.ReadAllTextAsync(Own("night"), Cancel));
    }

    [Theory]
    [InlineData("master: yarn\nmastr: x\n", 2, "mastr")]
    [InlineData("master: yarn\nmaster: local\n", 2, "master")]
    [InlineData("master: yarn\nconf:\n\tspark.x: 1\n", 3, null)]
    [InlineData("master: [yarn]\n", 1, "master")]
    [InlineData("master: yarn\nconf: [a]\n", 2, "conf")]
    [InlineData("master: \"yarn\n", 1, null)]
    [InlineData("master: yarn\nconf: { spark.x: {{ y }} }\n", 2, null)]
    [InlineData("master: yarn\nconf: { spark.x.password: '*********(redacted)' }\n", 2, "conf.spark.x.password")]
    [InlineData("a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: &d [*c,*c]\nmaster: yarn\n", 1, "a")]
    [InlineData("master: [\nconf:\n  spark.x: 1\n", 1, null)]
    [InlineData("", 1, null)]
    [InlineData("master: yarn\ntemplate: none.scriban\n", 2, "template")]
    public async Task Put_BrokenText_IsRefusedByLineAndWritesNothing(string text, int line, string? key)
    {
        using var response = await PutAsync("sky", text);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        using var json = JsonDocument.Parse(await BodyAsync(response));
        var errors = json.RootElement.GetProperty("errors").EnumerateArray().ToList();
        Assert.Contains(errors, error => error.GetProperty("line").GetInt32() == line && error.GetProperty("key").GetString() == key);
        Assert.False(Directory.Exists(Path.GetDirectoryName(Own("sky"))) && Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Own("sky"))!).Any());
    }

    [Fact]
    public async Task Put_ValuesThatBreakOtherPrograms_AreKeptByteForByte()
    {
        const string Text = "master: local\r\ntitle: \"q\\\" ' {{ }} \\n 日本 😀\"\r\nconf: { \"a\u00e9b\": '}{', spark.y: \"%s\\t#\" } # ü\r\n";

        using var saved = await PutAsync("sky", Text);

        Assert.Equal(HttpStatusCode.Created, saved.StatusCode);
        Assert.Equal(Text, await File.ReadAllTextAsync(Own("sky"), Cancel));
        using var seen = await GetAsync("sky");
        Assert.Equal(Text, await BodyAsync(seen));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Put_TenMegabytes_IsRefusedClearly(bool tellsLength)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(new string('#', 10 * 1024 * 1024)));
        using var request = new HttpRequestMessage(HttpMethod.Put, "clusters/sky") { Content = content };
        request.Headers.TransferEncodingChunked = !tellsLength;

        using var response = await _server.Client.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("larger than 1 MB", await BodyAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_NoUtf8_IsRefused()
    {
        using var content = new ByteArrayContent([0x6d, 0xff, 0xfe]);

        using var response = await _server.Client.PutAsync("clusters/sky", content, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("not UTF-8", await BodyAsync(response), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("..%2Fx")]
    [InlineData(".hidden")]
    [InlineData("a%2Fb")]
    [InlineData("a%5Cb")]
    [InlineData("-x")]
    [InlineData("caf%C3%A9")]
    [InlineData("x%00")]
    public async Task AnyCall_WithANameThatIsNone_TouchesNothing(string name)
    {
        using var get = await _server.Client.GetAsync($"clusters/{name}", Cancel);
        using var put = await PutAsync(name, "master: local\n");
        using var delete = await _server.Client.DeleteAsync($"clusters/{name}", Cancel);

        Assert.All(new[] { get, put, delete }, response => Assert.Contains(response.StatusCode, new[] { HttpStatusCode.BadRequest, HttpStatusCode.NotFound }));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_server.Configs.Options.UserFolder));
    }

    [Fact]
    public async Task Delete_IsForOnesOwnAlone()
    {
        _server.Configs.WriteSystem("sky.yaml", "master: yarn\n");
        _server.Configs.WriteUser("sky.yaml", "master: local\n");

        var answers = new[]
        {
            (await _server.Client.DeleteAsync("clusters/sky", Cancel)).StatusCode,
            (await _server.Client.DeleteAsync("clusters/sky", Cancel)).StatusCode,
            (await _server.Client.DeleteAsync("clusters/local", Cancel)).StatusCode,
            (await _server.Client.DeleteAsync("clusters/nowhere", Cancel)).StatusCode,
        };

        Assert.Equal([HttpStatusCode.NoContent, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.NotFound], answers);
        using var seen = await GetAsync("sky");
        Assert.Equal("system", seen.Headers.GetValues("Startspark-Source").Single());
    }

    [Fact]
    public async Task Get_OnesOwnBrokenFile_IsThatFileSoThatItCanBeMended()
    {
        _server.Configs.WriteSystem("sky.yaml", "master: yarn\n");
        _server.Configs.WriteUser("sky.yaml", "master: [\n# password: hunter2\n");
        using var seen = await GetAsync("sky");
        Assert.Equal("user", seen.Headers.GetValues("Startspark-Source").Single());
        var text = await BodyAsync(seen);
        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);

        using var saved = await PutAsync("sky", text.Replace("[", "yarn", StringComparison.Ordinal), match: seen.Headers.ETag!.Tag);

        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal("master: yarn\n# password: hunter2\n", await File.ReadAllTextAsync(Own("sky"), Cancel));
    }

    [Fact]
    public async Task Put_ThroughALink_KeepsTheLink()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights on Windows.");
        var real = Path.Combine(_server.Configs.Path, "real.yaml");
        await File.WriteAllTextAsync(real, "master: yarn\n", Cancel);
        Directory.CreateDirectory(Path.GetDirectoryName(Own("sky"))!);
        File.CreateSymbolicLink(Own("sky"), real);
        using var seen = await GetAsync("sky");

        using var saved = await PutAsync("sky", "master: local\n", match: seen.Headers.ETag!.Tag);

        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal(("master: local\n", real), (await File.ReadAllTextAsync(real, Cancel), new FileInfo(Own("sky")).LinkTarget));
    }

    [Fact]
    public async Task Put_WhereTheFolderCannotBe_SaysSo()
    {
        await File.WriteAllTextAsync(Path.Combine(_server.Configs.Options.UserFolder, "clusters"), "", Cancel);

        using var response = await PutAsync("sky", "master: local\n");

        Assert.Contains(response.StatusCode, new[] { HttpStatusCode.Forbidden, HttpStatusCode.InternalServerError });
        Assert.Contains("nothing was changed", await BodyAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoSavesAtOnce_OfTheSameVersion_LetOneThrough()
    {
        _server.Configs.WriteUser("sky.yaml", "master: yarn\n");
        using var seen = await GetAsync("sky");

        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => PutAsync("sky", $"master: local[{i}]\n", match: seen.Headers.ETag!.Tag)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Own(string name) => Path.Combine(_server.Configs.Options.UserFolder, "clusters", name + ".yaml");

    private Task<HttpResponseMessage> GetAsync(string name) => _server.Client.GetAsync($"clusters/{name}", Cancel);

    private Task<HttpResponseMessage> PutAsync(string name, string text, string? match = null, string? noneMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"clusters/{name}") { Content = new StringContent(text, Encoding.UTF8, new MediaTypeHeaderValue("application/yaml")) };
        _ = match is not null && request.Headers.TryAddWithoutValidation("If-Match", match);
        _ = noneMatch is not null && request.Headers.TryAddWithoutValidation("If-None-Match", noneMatch);
        return _server.Client.SendAsync(request, Cancel);
    }

    private static Task<string> BodyAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(Cancel);
}
