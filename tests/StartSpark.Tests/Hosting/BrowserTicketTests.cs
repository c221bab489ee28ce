using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using StartSpark.Hosting;

namespace StartSpark.Tests.Hosting;

public class BrowserTicketTests
{
    [Fact]
    public async Task Open_RightCode_LeadsToThePageOnceOnly()
    {
        var ticket = new BrowserTicket("/lab?token=secret");
        var path = ticket.Path;
        await using var app = await ServeAsync(ticket);
        using var client = Client(app);

        using var wrong = await client.GetAsync("open/0123456789abcdef0123456789abcdef", TestContext.Current.CancellationToken);
        using var first = await client.GetAsync(path, TestContext.Current.CancellationToken);
        using var second = await client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Gone, wrong.StatusCode);
        Assert.Equal((HttpStatusCode.Found, "/lab?token=secret"), (first.StatusCode, first.Headers.Location!.OriginalString));
        Assert.Equal(HttpStatusCode.Gone, second.StatusCode);
        Assert.DoesNotContain("secret", path, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<WebApplication> ServeAsync(BrowserTicket ticket)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        ticket.Map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static HttpClient Client(WebApplication app) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) };
}
