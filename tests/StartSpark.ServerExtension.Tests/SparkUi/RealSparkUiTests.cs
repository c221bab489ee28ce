using System.Net;
using System.Text.RegularExpressions;
using StartSpark.SparkHome.Gateways;
using StartSpark.SparkHome.Locating;
using StartSpark.ServerExtension.Tests.Hosting;
using StartSpark.Testing;

namespace StartSpark.ServerExtension.Tests.SparkUi;

/// <summary>A real Spark's pages through the server, under a base URL.</summary>
public sealed partial class RealSparkUiTests
{
    private const string Prefix = "/user/a%40b/spark-ui/k1/";

    [Fact]
    public async Task Forward_RealSpark_EveryPageAndFileWorksUnderTheBaseUrl()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var folder = new TestFolder("ui");
        await using var gateway = await GatewayProcess.StartAsync(
            new GatewayOptions
            {
                Spark = await TestSpark.InstallationAsync(cancel),
                Java = await new JavaLocator().FindAsync(null, cancel),
                LogFile = folder.File("driver.log"),
                WorkingDirectory = folder.Path,
                Conf = new Dictionary<string, string> { ["spark.master"] = "local[1]", ["spark.app.name"] = "seen through", ["spark.ui.port"] = "0" },
            },
            cancel);
        await using var java = await gateway.ConnectAsync(cancel);
        var session = await StartSessionAsync(java, cancel);
        await using var server = await TestStartSpark.StartAsync("/user/a%40b/");
        server.Report("k1", await UiUrlAsync(java, session, cancel));

        var pages = await CrawlAsync(server.Client, cancel);

        Assert.All(new[] { "jobs/", "stages/", "storage/", "environment/", "executors/", "SQL/" }, tab => Assert.Contains(Prefix + tab, pages.Keys));
        Assert.Contains("seen through", pages[Prefix + "jobs/"], StringComparison.Ordinal);
        Assert.Contains(pages.Keys, page => page.StartsWith(Prefix + "jobs/job/?id=", StringComparison.Ordinal));
        Assert.Contains(pages.Keys, page => page.StartsWith(Prefix + "stages/stage/?id=", StringComparison.Ordinal));
        Assert.Contains($"setUIRoot('{Prefix.TrimEnd('/')}')", pages[Prefix + "executors/"], StringComparison.Ordinal);
        Assert.Contains("seen through", await server.Client.GetStringAsync("spark-ui/k1/api/v1/applications", cancel), StringComparison.Ordinal);
        Assert.Contains("executors-summary-template", await server.Client.GetStringAsync("spark-ui/k1/static/executorspage-template.html", cancel), StringComparison.Ordinal);
    }

    private static async Task<Py4JReference> StartSessionAsync(Py4JClient java, CancellationToken cancel)
    {
        var conf = await java.NewAsync("org.apache.spark.SparkConf", [], cancel);
        var context = await java.NewAsync("org.apache.spark.SparkContext", [conf], cancel);
        var module = (Py4JReference)(await java.GetStaticAsync("org.apache.spark.sql.classic.SparkSession$", "MODULE$", cancel))!;
        var builder = (Py4JReference)(await java.CallAsync(module, "builder", [], cancel))!;
        var session = (Py4JReference)(await java.CallAsync(builder, "getOrCreate", [], cancel))!;
        var frame = (Py4JReference)(await java.CallAsync(session, "sql", ["select sum(id) from range(10)"], cancel))!;
        await java.CallAsync(frame, "collectAsList", [], cancel);
        return context;
    }

    private static async Task<string> UiUrlAsync(Py4JClient java, Py4JReference context, CancellationToken cancel)
    {
        var url = (Py4JReference)(await java.CallAsync(context, "uiWebUrl", [], cancel))!;
        return (string)(await java.CallAsync(url, "get", [], cancel))!;
    }

    /// <summary>Follows every link of every page; each must lead somewhere, and none may lead out of the prefix.</summary>
    private static async Task<Dictionary<string, string>> CrawlAsync(HttpClient client, CancellationToken cancel)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new Queue<string>([Prefix]);
        while (open.TryDequeue(out var path))
        {
            if (seen.ContainsKey(path))
            {
                continue;
            }

            using var response = await client.GetAsync(path, cancel);
            if (response.StatusCode is HttpStatusCode.Found)
            {
                Assert.StartsWith(Prefix, response.Headers.Location!.OriginalString, StringComparison.Ordinal);
                open.Enqueue(response.Headers.Location.OriginalString);
                seen[path] = "";
                continue;
            }

            Assert.True(response.IsSuccessStatusCode, $"{path} gave {(int)response.StatusCode}");
            var isPage = response.Content.Headers.ContentType?.MediaType == "text/html";
            seen[path] = isPage ? await response.Content.ReadAsStringAsync(cancel) : "";
            foreach (var link in isPage ? Link().Matches(seen[path]).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)) : [])
            {
                Assert.StartsWith(Prefix, link, StringComparison.Ordinal);
                open.Enqueue(link.Split('#')[0]);
            }
        }

        return seen;
    }

    [GeneratedRegex("""(?:href|src|action)="(/[^"]*)"|(?:href|src|action)='(/[^']*)'""")]
    private static partial Regex Link();
}
