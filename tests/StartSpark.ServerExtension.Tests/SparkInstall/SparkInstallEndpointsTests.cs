using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using StartSpark.ServerExtension.Tests.Hosting;
using StartSpark.SparkHome.Installing;
using StartSpark.Testing;

namespace StartSpark.ServerExtension.Tests.SparkInstall;

public sealed class SparkInstallEndpointsTests
{
    // Whoever runs the tests may have a Spark of their own; the config says that it is not to be taken.
    private const string NeedsInstall = "master: local[2]\nenv: { SPARK_HOME: '' }\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Install_MissingSpark_IsToldOrderedAndThere()
    {
        using var mirror = new TestFolder("mirror");
        var archive = FakeArchive.Build();
        await using var server = await StartAsync(FakeArchive.Publish(mirror.Path, archive));

        var missing = await server.Client.GetStringAsync("spark-install?name=mine", Token);
        Assert.Equal($$"""{"state":"missing","version":"9.9.9","totalBytes":{{archive.Length}}}""", missing);
        using (var ordered = await server.Client.PostAsync("spark-install?name=mine", null, Token))
        {
            Assert.Equal(HttpStatusCode.Accepted, ordered.StatusCode);
            Assert.Contains("installing", await ordered.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }

        var ready = await SettledAsync(server);
        Assert.Equal("ready", (string?)ready["state"]);
        Assert.Equal(Path.Combine(server.Configs.Paths.Spark, FakeArchive.Folder), (string?)ready["path"]);
        using var again = await server.Client.PostAsync("spark-install?name=mine", null, Token);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task Install_Cancelled_IsMissingAgainAndCanBeOrderedAgain()
    {
        await using var mirror = new FakeMirror(FakeArchive.Build(100_000)) { StallFirstAfter = 50_000 };
        await using var server = await StartAsync(mirror.Url);
        using var ordered = await server.Client.PostAsync("spark-install?name=mine", null, Token);
        await mirror.Stalled.Task.WaitAsync(Token);
        var during = await GetAsync(server);
        Assert.Equal("installing", (string?)during["state"]);
        Assert.NotNull(during["step"]);

        var cancelled = JsonNode.Parse(await (await server.Client.DeleteAsync("spark-install?name=mine", Token)).Content.ReadAsStringAsync(Token))!;
        Assert.Equal("missing", (string?)cancelled["state"]);
        using var second = await server.Client.PostAsync("spark-install?name=mine", null, Token);
        Assert.Equal("ready", (string?)(await SettledAsync(server))["state"]);
    }

    [Fact]
    public async Task Install_DamagedArchive_FailsWithTheReason()
    {
        using var mirror = new TestFolder("mirror");
        await using var server = await StartAsync(FakeArchive.Publish(mirror.Path, FakeArchive.Build(), FakeArchive.Sum([1])));
        using var ordered = await server.Client.PostAsync("spark-install?name=mine", null, Token);
        var failed = await SettledAsync(server);
        Assert.Equal("failed", (string?)failed["state"]);
        Assert.Contains("SHA-512", (string?)failed["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_ConfigThatNeedsNone_IsReady()
    {
        await using var server = await StartAsync("/no/mirror");
        server.Configs.WriteUser("far.yaml", "remote: sc://host:15002\n");
        Assert.Equal("""{"state":"ready"}""", await server.Client.GetStringAsync("spark-install?name=far", Token));
    }

    [Fact]
    public async Task Look_ConfigNamesNoSpark_FailsWithTheReasonAndInstallsNothing()
    {
        await using var server = await StartAsync("/no/mirror");
        server.Configs.WriteUser("mine.yaml", "master: local[2]\nspark_home: /no/such/spark\n");
        using var ordered = await server.Client.PostAsync("spark-install?name=mine", null, Token);
        var failed = JsonNode.Parse(await ordered.Content.ReadAsStringAsync(Token))!;
        Assert.Equal("failed", (string?)failed["state"]);
        Assert.Contains("/no/such/spark", (string?)failed["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("spark-install", HttpStatusCode.BadRequest)]
    [InlineData("spark-install?name=nobody", HttpStatusCode.NotFound)]
    [InlineData("spark-install?name=broken", HttpStatusCode.UnprocessableEntity)]
    public async Task Look_NoSuchConfig_IsAProblem(string path, HttpStatusCode expected)
    {
        await using var server = await StartAsync("/no/mirror");
        server.Configs.WriteUser("broken.yaml", "master: [\n");
        using var answer = await server.Client.GetAsync(path, Token);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private static async Task<TestStartSpark> StartAsync(string mirror)
    {
        var server = await TestStartSpark.StartAsync(services: services =>
            services.AddSingleton(new SparkInstallerOptions { Mirrors = [mirror], Version = FakeArchive.Version }));
        server.Configs.WriteUser("mine.yaml", NeedsInstall);
        return server;
    }

    private static async Task<JsonNode> GetAsync(TestStartSpark server) =>
        JsonNode.Parse(await server.Client.GetStringAsync("spark-install?name=mine", Token))!;

    /// <summary>Looks, as the page does, until the install is over.</summary>
    private static async Task<JsonNode> SettledAsync(TestStartSpark server)
    {
        while (true)
        {
            var status = await GetAsync(server);
            if ((string?)status["state"] != "installing")
            {
                return status;
            }

            await Task.Delay(20, Token);
        }
    }
}
