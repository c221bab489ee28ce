using System.Net;
using System.Text.RegularExpressions;
using StartSpark.SparkHome.Gateways;
using StartSpark.ServerExtension.Tests.Hosting;
using StartSpark.Testing;

namespace StartSpark.ServerExtension.Tests.SparkUi;

/// <summary>A real Spark's pages through the server, under a base URL.</summary>
public sealed partial class RealSparkUiTests(SparkWithUi spark) : IClassFixture<SparkWithUi>
{
    private const string Prefix = "/user/a%40b/spark-ui/k1/";

    [Fact]
    public async Task Forward_RealSpark_EveryPageAndFileWorksUnderTheBaseUrl()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var server = await TestStartSpark.StartAsync("/user/a%40b/");
        server.Report("k1", spark.Url);

        var pages = await CrawlAsync(server.Client, cancel);

        Assert.All(new[] { "jobs/", "stages/", "storage/", "environment/", "executors/", "SQL/", "StreamingQuery/", "connect/" }, tab => Assert.Contains(Prefix + tab, pages.Keys));
        Assert.Contains("seen through", pages[Prefix + "jobs/"], StringComparison.Ordinal);
        Assert.Contains(pages.Keys, page => page.StartsWith(Prefix + "jobs/job/?id=", StringComparison.Ordinal));
        Assert.Contains(pages.Keys, page => page.StartsWith(Prefix + "stages/stage/?id=", StringComparison.Ordinal));
        Assert.Contains(pages.Keys, page => page.StartsWith(Prefix + "StreamingQuery/statistics", StringComparison.Ordinal));
        Assert.Contains("Thread dump", await server.Client.GetStringAsync("spark-ui/k1/executors/threadDump/?executorId=driver", cancel), StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"setUIRoot('{Prefix.TrimEnd('/')}')", pages[Prefix + "executors/"], StringComparison.Ordinal);
        Assert.Contains("seen through", await server.Client.GetStringAsync("spark-ui/k1/api/v1/applications", cancel), StringComparison.Ordinal);
        Assert.Contains("executors-summary-template", await server.Client.GetStringAsync("spark-ui/k1/static/executorspage-template.html", cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kill_FormOfTheJobsPage_EndsTheJobAndLeadsBack()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var other = await spark.Gateway.ConnectAsync(cancel);
        await using var server = await TestStartSpark.StartAsync("/user/a%40b/");
        server.Report("k1", spark.Url);
        using var browser = await server.LogInAsync();
        var frame = await spark.CallAsync(spark.Session, "sql", "select java_method('java.lang.Thread', 'sleep', id + 600000L) from range(1)");
        var job = other.CallAsync(frame, "collectAsList", [], cancel);

        var (action, fields) = await KillFormAsync(browser, cancel);
        using var click = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) };
        click.Headers.Add("Origin", browser.BaseAddress!.GetLeftPart(UriPartial.Authority));
        click.Headers.Add("Sec-Fetch-Site", "same-origin");
        click.Headers.Add("Sec-Fetch-Mode", "navigate");
        using var answer = await browser.SendAsync(click, cancel);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.StartsWith(Prefix + "jobs/", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<Py4JException>(() => job);
        Assert.Contains("cancelled", error.JavaStackTrace, StringComparison.OrdinalIgnoreCase);
        using var after = await browser.GetAsync(answer.Headers.Location, cancel);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    /// <summary>The form behind the link (kill) of the one job that runs, once its page shows it.</summary>
    private static async Task<(string Action, List<KeyValuePair<string, string>> Fields)> KillFormAsync(HttpClient browser, CancellationToken cancel)
    {
        while (true)
        {
            var page = await browser.GetStringAsync("spark-ui/k1/jobs/", cancel);
            if (KillForm().Match(page) is { Success: true } form)
            {
                return (WebUtility.HtmlDecode(form.Groups[1].Value),
                    [.. HiddenField().Matches(form.Value).Select(field => KeyValuePair.Create(field.Groups[1].Value, WebUtility.HtmlDecode(field.Groups[2].Value)))]);
            }
        }
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
                var to = new Uri(new Uri(client.BaseAddress!, path), link);
                if (to.Scheme == "data")
                {
                    continue;
                }

                Assert.Equal(client.BaseAddress!.Authority, to.Authority);
                Assert.StartsWith(Prefix, to.PathAndQuery, StringComparison.Ordinal);
                if (!to.AbsolutePath.Contains("/kill", StringComparison.Ordinal))
                {
                    open.Enqueue(to.PathAndQuery);
                }
            }
        }

        return seen;
    }

    [GeneratedRegex("""(?<![-\w])(?:href|src|action)=["']([^"']*)["']""")]
    private static partial Regex Link();

    [GeneratedRegex("""<form action="([^"]*/kill/)" method="POST".*?</form>""", RegexOptions.Singleline)]
    private static partial Regex KillForm();

    [GeneratedRegex("""<input type="hidden" name="(\w+)" value="([^"]*)"/>""")]
    private static partial Regex HiddenField();
}
