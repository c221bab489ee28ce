using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using StartSpark.JupyterServer.Kernels;
using StartSpark.ServerExtension.Tests.Hosting;

namespace StartSpark.ServerExtension.Tests.SparkUi;

public class SparkUiForwarderTests
{
    private const string Base = "/user/a%40b/";

    [Fact]
    public async Task Forward_Request_CarriesOurPathAndNoneOfOurSecrets()
    {
        await using var upstream = await Upstream.StartAsync(context => context.Response.WriteAsync(
            context.Request.GetEncodedPathAndQuery() + "\n" + string.Join('\n', context.Request.Headers.Select(header => $"{header.Key}: {header.Value}"))));
        await using var server = await TestStartSpark.StartAsync(Base);
        server.Report("k1", upstream.Url);
        using var request = new HttpRequestMessage(HttpMethod.Get, "spark-ui/k1/jobs/job/?id=1&name=a%2Fb%20c&token=" + TestStartSpark.Token);
        request.Headers.Add("Cookie", "_xsrf=abc; startspark-8888=secret");
        request.Headers.Add("X-XSRFToken", "abc");
        request.Headers.Add("X-Forwarded-Context", "/evil");
        request.Headers.Add("X-Forwarded-For", "6.6.6.6");
        request.Headers.Add("Referer", server.Client.BaseAddress + "lab");

        var lines = (await (await server.Client.SendAsync(request, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n');

        Assert.StartsWith("/jobs/job/?id=1&name=a%2Fb%20c", lines[0], StringComparison.Ordinal);
        Assert.Contains("X-Forwarded-Context: /user/a%40b/spark-ui/k1", lines);
        Assert.Contains("Host: " + new Uri(upstream.Url).Authority, lines);
        Assert.All(lines, line =>
        {
            Assert.DoesNotContain(TestStartSpark.Token, line, StringComparison.Ordinal);
            Assert.DoesNotContain("abc", line, StringComparison.Ordinal);
            Assert.DoesNotContain("evil", line, StringComparison.Ordinal);
            Assert.DoesNotContain("6.6.6.6", line, StringComparison.Ordinal);
            Assert.DoesNotContain("/lab", line, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("{upstream}/jobs/?a=1#x", "/user/a%40b/spark-ui/k1/jobs/?a=1#x")]
    [InlineData("/stages/", "/user/a%40b/spark-ui/k1/stages/")]
    [InlineData("/user/a%40b/spark-ui/k1/stages/", "/user/a%40b/spark-ui/k1/stages/")]
    [InlineData("{upstream}/user/a%40b/spark-ui/k1/jobs/", "/user/a%40b/spark-ui/k1/jobs/")]
    [InlineData("../stages/", "../stages/")]
    [InlineData("http://elsewhere:8088/proxy/app", "http://elsewhere:8088/proxy/app")]
    public async Task Forward_Redirect_StaysUnderOurPath(string from, string to)
    {
        await using var upstream = await Upstream.StartAsync(context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = from.Replace("{upstream}", $"http://{context.Request.Host}", StringComparison.Ordinal);
            context.Response.Headers.SetCookie = "startspark-8888=stolen; Path=/";
            return Task.CompletedTask;
        });
        await using var server = await TestStartSpark.StartAsync(Base);
        server.Report("k1", upstream.Url);

        using var response = await server.Client.GetAsync("spark-ui/k1/", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(to, response.Headers.Location!.OriginalString);
        Assert.DoesNotContain("stolen", response.Headers.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forward_LongAnswer_ArrivesAsItIsMade()
    {
        var go = new TaskCompletionSource();
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            await context.Response.WriteAsync("first\n");
            await context.Response.Body.FlushAsync();
            await go.Task;
            await context.Response.WriteAsync("second\n");
        });
        await using var server = await TestStartSpark.StartAsync();
        server.Report("k1", upstream.Url);

        using var response = await server.Client.GetAsync("spark-ui/k1/log", HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));

        Assert.Equal("first", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        go.SetResult();
        Assert.Equal("second", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Forward_WithoutTheLastSlash_LeadsToIt()
    {
        await using var server = await TestStartSpark.StartAsync(Base);
        server.Report("k1", "http://127.0.0.1:9");

        using var response = await server.Client.GetAsync("spark-ui/k1?x=1", TestContext.Current.CancellationToken);

        Assert.Equal("/user/a%40b/spark-ui/k1/?x=1", response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    [InlineData("same-site", HttpStatusCode.Forbidden)]
    [InlineData("none", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", HttpStatusCode.OK)]
    [InlineData(null, HttpStatusCode.OK)]
    public async Task Forward_KillLink_WorksOnlyFromOurOwnPages(string? site, HttpStatusCode expected)
    {
        await using var upstream = await Upstream.StartAsync(context => context.Response.WriteAsync("killed"));
        await using var server = await TestStartSpark.StartAsync();
        server.Report("k1", upstream.Url);
        using var request = new HttpRequestMessage(HttpMethod.Get, "spark-ui/k1/jobs/job/kill/?id=1");
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        Assert.Equal(expected, (await server.Client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("DENY", "default-src 'self'; frame-ancestors 'none'; base-uri 'self'", "default-src 'self'; base-uri 'self'; frame-ancestors 'self'")]
    [InlineData("ALLOW-FROM http://elsewhere", "default-src 'self'; frame-ancestors 'self' http://elsewhere;", "default-src 'self'; frame-ancestors 'self'")]
    [InlineData(null, null, "frame-ancestors 'self'")]
    public async Task Forward_Page_CanBeFramedByOurOwnPagesAlone(string? options, string? policy, string expected)
    {
        await using var upstream = await Upstream.StartAsync(context =>
        {
            context.Response.ContentType = "text/html";
            context.Response.Headers.XFrameOptions = options;
            context.Response.Headers.ContentSecurityPolicy = policy;
            return context.Response.WriteAsync("page");
        });
        await using var server = await TestStartSpark.StartAsync();
        server.Report("k1", upstream.Url);

        using var response = await server.Client.GetAsync("spark-ui/k1/jobs/", TestContext.Current.CancellationToken);

        Assert.Equal(["SAMEORIGIN"], response.Headers.GetValues("X-Frame-Options"));
        Assert.Equal([expected], response.Headers.GetValues("Content-Security-Policy"));
    }

    /// <summary>A form of the Spark UI cannot know our XSRF cookie; the browser's own word stands in for it, and nothing less.</summary>
    [Theory]
    [InlineData("own", "same-origin", HttpStatusCode.OK)]
    [InlineData("own", null, HttpStatusCode.OK)]
    [InlineData("own", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("own", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1:1", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1:1", null, HttpStatusCode.Forbidden)]
    [InlineData("null", "same-origin", HttpStatusCode.Forbidden)]
    [InlineData(null, "same-origin", HttpStatusCode.Forbidden)]
    [InlineData(null, null, HttpStatusCode.Forbidden)]
    public async Task Forward_FormByCookie_IsTakenFromOurOwnPagesOnly(string? origin, string? site, HttpStatusCode expected)
    {
        await using var upstream = await Upstream.StartAsync(context => context.Response.WriteAsync("killed"));
        await using var server = await TestStartSpark.StartAsync(Base);
        server.Report("k1", upstream.Url);
        using var browser = await server.LogInAsync();
        using var form = new HttpRequestMessage(HttpMethod.Post, "spark-ui/k1/jobs/job/kill/") { Content = new FormUrlEncodedContent([new("id", "1")]) };
        Add(form, "Origin", origin == "own" ? browser.BaseAddress!.GetLeftPart(UriPartial.Authority) : origin);
        Add(form, "Sec-Fetch-Site", site);

        Assert.Equal(expected, (await browser.SendAsync(form, TestContext.Current.CancellationToken)).StatusCode);

        static void Add(HttpRequestMessage request, string name, string? value)
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    [Fact]
    public async Task Post_ToOurOwnAddressesFromOurOwnPage_StillNeedsTheCookiesValue()
    {
        await using var server = await TestStartSpark.StartAsync(Base);
        using var browser = await server.LogInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "render") { Content = new StringContent("{}") };
        request.Headers.Add("Origin", browser.BaseAddress!.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Forward_SparkWithoutUiOrGone_SaysWhichInWords()
    {
        await using var server = await TestStartSpark.StartAsync(services: services => services.AddSingleton<IRunningKernels>(new OneKernel("k1")));
        server.Observe("k1", KernelMessages.Status("running", null));
        using var off = await server.Client.GetAsync("spark-ui/k1/jobs/", TestContext.Current.CancellationToken);
        server.Observe("k1", KernelMessages.Status("lost", null));
        using var gone = await server.Client.GetAsync("spark-ui/k1/jobs/", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (off.StatusCode, gone.StatusCode));
        Assert.Contains("spark.ui.enabled is false", await MessageAsync(off), StringComparison.Ordinal);
        Assert.Contains("No Spark runs", await MessageAsync(gone), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forward_NobodyListens_Is502InWords()
    {
        await using var server = await TestStartSpark.StartAsync();
        server.Report("k1", "http://127.0.0.1:1");

        using var response = await server.Client.GetAsync("spark-ui/k1/jobs/", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Contains("The Spark UI at 127.0.0.1:1 does not answer", await MessageAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forward_NobodyListensForABrowser_IsAPage()
    {
        await using var server = await TestStartSpark.StartAsync();
        server.Report("k1", "http://127.0.0.1:1");
        using var request = new HttpRequestMessage(HttpMethod.Get, "spark-ui/k1/jobs/");
        request.Headers.Add("Accept", "text/html");

        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.BadGateway, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains("does not answer", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forward_UnknownKernel_Is404()
    {
        await using var server = await TestStartSpark.StartAsync();

        using var response = await server.Client.GetAsync("spark-ui/nobody/jobs/", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("There is no kernel nobody", await MessageAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forward_WithoutLogin_GoesNowhere()
    {
        await using var upstream = await Upstream.StartAsync(context => context.Response.WriteAsync("open"));
        await using var server = await TestStartSpark.StartAsync();
        server.Report("k1", upstream.Url);
        server.Client.DefaultRequestHeaders.Authorization = null;

        using var response = await server.Client.GetAsync("spark-ui/k1/jobs/", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private static async Task<string> MessageAsync(HttpResponseMessage response)
    {
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        return json.RootElement.GetProperty("message").GetString()!;
    }
}
