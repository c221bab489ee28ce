using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using StartSpark.Contracts;
using StartSpark.Contracts.Checks;
using StartSpark.ServerExtension.Checks;
using StartSpark.ServerExtension.KnownOptions;
using StartSpark.ServerExtension.Tests.Hosting;
using StartSpark.Testing;

namespace StartSpark.ServerExtension.Tests.Checks;

public sealed class ChecksEndpointsTests
{
    [Fact]
    public async Task Checks_OfWhatTheProgramBrings_FindNoError()
    {
        Require.Program("Install Java 17 or newer.", "java");

        Assert.DoesNotContain(await CheckAsync("master: local[1]\nconf: { spark.driver.memory: 512m }"), check => check.Level == "error");
    }

    [Theory]
    [InlineData("master: local\njava_home: /nowhere/java", "error", "java_home", "/nowhere/java has no Java")]
    [InlineData("master: local\nspark_home: /nowhere/spark", "error", "spark_home", "no such folder")]
    [InlineData("master: local\nconf: { spark.driver.memory: 64000g }", "warning", "conf.spark.driver.memory", "this machine has")]
    [InlineData("master: local\nconf: { spark.driver.memory: lots }", "error", "conf.spark.driver.memory", "no size")]
    [InlineData("master: local\nconf: { spark.executor.memory: 100m }", "error", "conf.spark.executor.memory", "less than 450m")]
    [InlineData("master: local\nconf: { spark.ui.port: '70000' }", "error", "conf.spark.ui.port", "no port")]
    [InlineData("master: local\nconf: { spark.jars: '/nowhere/a.jar,hdfs:///b.jar,relative.jar' }", "error", "conf.spark.jars", "/nowhere/a.jar")]
    [InlineData("master: local\nconf: { spark.files: 'file:/nowhere/a%20b.txt' }", "error", "conf.spark.files", "/nowhere/a b.txt")]
    [InlineData("master: local\nconf: { spark.x.password: { env: STARTSPARK_NO_SUCH_VARIABLE } }", "warning", "conf.spark.x.password", "STARTSPARK_NO_SUCH_VARIABLE")]
    [InlineData("master: local\nconf: { spark.x.password: { file: /nowhere/secret } }", "error", "conf.spark.x.password", "/nowhere/secret")]
    [InlineData("master: local\nconf: { spark.local.dir: /dev/null/scratch }", "error", "conf.spark.local.dir", "is a file")]
    [InlineData("master: local\nconf: { spark.eventLog.enabled: 'true', spark.eventLog.dir: /nowhere/events }", "error", "conf.spark.eventLog.dir", "/nowhere/events")]
    [InlineData("master: local\nconf: { executor.memory: 1g }", "warning", "conf.executor.memory", "begin with spark.")]
    [InlineData("master: local\nconf: { spark.speculation: maybe }", "warning", "conf.spark.speculation", "true or false")]
    [InlineData("master: local\nconf: { spark.executor.cores: two }", "warning", "conf.spark.executor.cores", "a whole number")]
    [InlineData("master: local\nconf: { spark.network.timeout: soon }", "warning", "conf.spark.network.timeout", "a time")]
    [InlineData("master: yarn\nenv: { HADOOP_CONF_DIR: /nowhere/conf }", "error", "env.HADOOP_CONF_DIR", "no such folder")]
    [InlineData("master: yarn\nenv: { HADOOP_CONF_DIR: /tmp }", "warning", "env.HADOOP_CONF_DIR", "yarn-site.xml")]
    [InlineData("master: yarn\nenv: { HADOOP_CONF_DIR: '' }", "warning", "env.HADOOP_CONF_DIR", "not set")]
    public async Task Checks_OfAConfigThatCannotGoWell_SayWhatAndWhere(string yaml, string level, string key, string words)
    {
        var check = Assert.Single(await CheckAsync(yaml), one => one.Key == key);

        Assert.Equal(level, check.Level);
        Assert.Contains(words, check.Message, StringComparison.Ordinal);
        Assert.NotEmpty(check.Hint);
    }

    [Fact]
    public async Task Checks_TakenPort_IsAWarningWhereSparkTriesOthersAndElseAnError()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var checks = await CheckAsync($"master: local\nconf: {{ spark.ui.port: {port}, spark.connect.grpc.binding.port: {port} }}");

        Assert.Equal("warning", checks.Single(check => check.Key == "conf.spark.ui.port").Level);
        Assert.Equal("error", checks.Single(check => check.Key == "conf.spark.connect.grpc.binding.port").Level);
        Assert.Equal(checks.OrderBy(check => check.Level == "error" ? 0 : 1), checks);
    }

    [Fact]
    public async Task Checks_Master_IsFoundWhereItListensAndMissedWhereNot()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var up = await CheckAsync($"master: spark://localhost:{port}");
        var oneOfTwo = await CheckAsync($"master: spark://localhost:1,localhost:{port}");
        listener.Stop();

        var down = await CheckAsync($"master: spark://localhost:{port}");
        var remote = await CheckAsync($"remote: sc://localhost:{port}/;token=hunter2");

        Assert.DoesNotContain(up.Concat(oneOfTwo), check => check.Key == "master");
        Assert.Equal(("error", $"Nothing listens at localhost, port {port}."), down.Where(check => check.Key == "master").Select(check => (check.Level, check.Message)).Single());
        Assert.Equal("remote", Assert.Single(remote).Key);
    }

    [Theory]
    [InlineData("spark://a:7077,b:7078", "a:7077 b:7078")]
    [InlineData("k8s://https://api.example.org:6443/x", "api.example.org:6443")]
    [InlineData("k8s://https://api.example.org", "api.example.org:443")]
    [InlineData("k8s://[::1]:6443", "::1:6443")]
    [InlineData("sc://host", "host:15002")]
    [InlineData("sc://host:1/;token=a:b", "host:1")]
    [InlineData("local[*]", "")]
    [InlineData("yarn", "")]
    public void Places_OfAnAddress_AreItsHostsAndPorts(string address, string places) =>
        Assert.Equal(places, string.Join(' ', AddressCheck.Places(address).Select(place => $"{place.Host}:{place.Port}")));

    [Fact]
    public async Task Checks_AnEndlessOne_IsLeftOutAndTheOthersAreTold()
    {
        await using var server = await TestStartSpark.StartAsync(services: services => services.AddSingleton<ILaunchCheck, Endless>());
        server.Configs.WriteUser("sky.yaml", "master: local\nspark_home: /nowhere/spark");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20));

        using var response = await server.Client.PostAsync("checks", new StringContent("""{"name":"sky","language":"python"}"""), limit.Token);

        var checks = await ReadAsync(response);
        Assert.Contains(checks, check => check.Key == "spark_home");
        Assert.DoesNotContain(checks, check => check.Message == "never");
    }

    [Fact]
    public async Task Checks_BrokenHints_AreTold()
    {
        var checks = await CheckAsync("master: local", "- pattern: '['\n  hint: x\n");

        Assert.Contains(checks, check => check.Message.Contains("hints.yaml, line 1", StringComparison.Ordinal) && check.Level == "warning");
    }

    [Fact]
    public async Task Checks_OfSecrets_NeverTellThem()
    {
        var text = JsonSerializer.Serialize(new LaunchChecks(await CheckAsync(
            "master: local\nenv: { MY_TOKEN: hunter2 }\nconf: { spark.x.password: hunter2, spark.jars: /nowhere/x, spark.ui.port: '99999', spark.y.secret: { file: /nowhere/s } }")), ContractsJson.Default.LaunchChecks);

        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"nowhere","language":"csharp"}""", HttpStatusCode.NotFound)]
    [InlineData("""{"name":"standalone","language":"csharp"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"name":"local","language":"csharp","edits":{"mastr":1}}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("{}", HttpStatusCode.UnprocessableEntity)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    public async Task Checks_BadRequest_IsTheProblemThatRenderGives(string body, HttpStatusCode status)
    {
        await using var server = await TestStartSpark.StartAsync();

        using var response = await server.PostAsync("checks", body);

        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
    }

    private static async Task<IReadOnlyList<LaunchCheck>> CheckAsync(string yaml, string? hints = null)
    {
        // Without the limit: what is found is the question here, and a busy machine must not answer it.
        using var folders = new ConfigFolders();
        if (hints is not null)
        {
            folders.WriteHints(hints);
        }

        var config = folders.Valid(yaml);
        var found = new List<LaunchCheck>();
        var services = new ServiceCollection();
        services.AddSingleton(folders.Paths);
        services.AddSingleton(new SparkHome.Locating.SparkLocator(folders.Paths));
        services.AddSingleton(folders.Hints);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(folders.Options));
        services.AddKnownOptions();
        services.AddChecks();
        await using var provider = services.BuildServiceProvider();
        foreach (var check in provider.GetServices<ILaunchCheck>())
        {
            await foreach (var one in check.RunAsync(new CheckSubject(config), TestContext.Current.CancellationToken))
            {
                found.Add(one);
            }
        }

        return [.. found.OrderBy(one => Finding.IsError(one) ? 0 : 1)];
    }

    private static async Task<IReadOnlyList<LaunchCheck>> ReadAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonSerializer.Deserialize(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), ContractsJson.Default.LaunchChecks)!.Checks;
    }

    private sealed class Endless : ILaunchCheck
    {
        public async IAsyncEnumerable<LaunchCheck> RunAsync(CheckSubject subject, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            // A disk that does not answer hears of no token.
            await new TaskCompletionSource().Task;
            yield return Finding.Error("never", "", null);
        }
    }
}
