using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StartSpark.Contracts;
using StartSpark.Contracts.Checks;
using StartSpark.Contracts.Options;
using StartSpark.ServerExtension.Checks;
using StartSpark.ServerExtension.KnownOptions;
using StartSpark.ServerExtension.Tests.Hosting;
using StartSpark.SparkHome.Locating;
using StartSpark.Testing;

namespace StartSpark.ServerExtension.Tests.KnownOptions;

public class KnownOptionsEndpointsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_RealSpark_GivesItsOptionsAndOursOnceForAllWhoAsk()
    {
        var home = await TestSpark.HomeAsync(Token);
        await using var server = await TestStartSpark.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => GetAsync(server, home)));

        var options = answers[0].Options.ToDictionary(option => option.Name);
        Assert.True(answers[0].Problem is null, answers[0].Problem);
        Assert.All(answers, answer => Assert.Equal(answers[0].Options, answer.Options));
        Assert.Equal(
            ["boolean", "int", "double", "time", "bytes", "string"],
            new[] { "spark.sql.adaptive.enabled", "spark.sql.shuffle.partitions", "spark.memory.fraction", "spark.network.timeout", "spark.executor.memory", "spark.jars" }
                .Select(name => options[name].Type));
        Assert.Equal("true", options["spark.sql.adaptive.enabled"].Default);
        Assert.NotEqual("", options["spark.sql.adaptive.enabled"].Doc);
        Assert.Equal("1.6.0", options["spark.memory.fraction"].Since);
        Assert.All(["spark.master", "spark.kubernetes.namespace", "spark.yarn.queue"], name => Assert.True(options.ContainsKey(name), name));
        Assert.DoesNotContain(options.Keys, name => name.StartsWith("spark.test", StringComparison.Ordinal));
        Assert.DoesNotContain(options.Values, option => option.Default?.StartsWith('<') is true);
        Assert.True(options.Count > 700, $"{options.Count}");
        var kept = Assert.Single(Directory.GetFiles(server.Configs.Paths.Options));
        Assert.Empty(Directory.GetFiles(server.Configs.Paths.Home, "*.log", SearchOption.AllDirectories));

        // From now on the checks before a start know which options this Spark does not have.
        var warning = Assert.Single(await CheckAsync(server.Configs, $"master: local\nspark_home: {home}\nconf: {{ spark.exceutor.cores: '1', spark.executor.cores: '1', spark.hadoop.any: x, spark.sql.adaptive.enabled: 'true' }}\n"));
        Assert.Equal(("warning", "conf.spark.exceutor.cores"), (warning.Level, warning.Key));

        // Another server reads what this one kept: a mark in the file comes back. What is broken is made anew.
        await File.WriteAllTextAsync(kept, (await File.ReadAllTextAsync(kept, Token)).Replace("\"spark.memory.fraction\"", "\"spark.marked\"", StringComparison.Ordinal), Token);
        Assert.Contains((await FreshAsync(server, home)).Options, option => option.Name == "spark.marked");
        await File.WriteAllTextAsync(kept, "{\"v\":1,\"entries\":[{\"na", Token);
        Assert.Contains((await FreshAsync(server, home)).Options, option => option.Name == "spark.memory.fraction");
        Assert.EndsWith("}", await File.ReadAllTextAsync(kept, Token));
    }

    [Fact]
    public async Task Get_NothingInstalled_GivesOursAndSaysSo()
    {
        await using var server = await TestStartSpark.StartAsync();
        Require.That(Environment.GetEnvironmentVariable("SPARK_HOME") is null, "Run this test without SPARK_HOME.");

        var answer = await GetAsync(server, null);

        Assert.Null(answer.SparkVersion);
        Assert.Contains("No Spark is installed", answer.Problem);
        Assert.Contains(answer.Options, option => option.Name == "spark.master");
    }

    [Fact]
    public async Task Get_BrokenSpark_GivesOursAndWhy()
    {
        await using var server = await TestStartSpark.StartAsync();
        using var folder = new TestFolder("spark");
        folder.Write(Path.Combine("jars", "spark-core_2.13-4.3.0.jar"), "no jar");
        folder.Write(Path.Combine("jars", "spark-connect_2.13-4.3.0.jar"), "no jar");

        var answer = await GetAsync(server, folder.Path);
        var nowhere = await GetAsync(server, "/nowhere");

        Assert.Contains("cannot be asked", answer.Problem);
        Assert.Contains("/nowhere", nowhere.Problem);
        Assert.All([answer, nowhere], one => Assert.Contains(one.Options, option => option.Name == "spark.master"));
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("none")]
    public async Task Get_FromAForeignPageOrAStranger_IsRefused(string site)
    {
        await using var server = await TestStartSpark.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "spark-options") { Headers = { { "Sec-Fetch-Site", site }, { "Sec-Fetch-Mode", "navigate" } } };
        Assert.Equal(HttpStatusCode.Forbidden, (await server.Client.SendAsync(request, Token)).StatusCode);

        server.Client.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(HttpStatusCode.Forbidden, (await server.Client.GetAsync("spark-options", Token)).StatusCode);
    }

    private static async Task<List<LaunchCheck>> CheckAsync(ConfigFolders folders, string yaml)
    {
        var locator = new SparkLocator(folders.Paths);
        using var manager = new OptionEntryManager(new OptionEntryStore(folders.Paths), folders.Paths, TimeProvider.System);
        var lister = new OptionLister(locator, manager, new OptionCatalog(Microsoft.Extensions.Options.Options.Create(folders.Options), TimeProvider.System));
        var found = new List<LaunchCheck>();
        await foreach (var check in new OptionsCheck(locator, lister).RunAsync(new CheckSubject(folders.Valid(yaml)), Token))
        {
            found.Add(check);
        }

        return found;
    }

    private static async Task<SparkOptions> GetAsync(TestStartSpark server, string? home) => JsonSerializer.Deserialize(
        await server.Client.GetStringAsync("spark-options" + (home is null ? "" : "?sparkHome=" + Uri.EscapeDataString(home)), Token), ContractsJson.Default.SparkOptions)!;

    /// <summary>What a server gives that starts with the same folder.</summary>
    private static async Task<SparkOptions> FreshAsync(TestStartSpark first, string home)
    {
        await using var server = await TestStartSpark.StartAsync(services: services =>
            services.Replace(ServiceDescriptor.Singleton(first.Configs.Paths)));
        return await GetAsync(server, home);
    }
}
