using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using StartSpark.JupyterServer.Errors;
using StartSpark.JupyterServer.Tests.Hosting;

namespace StartSpark.JupyterServer.Tests.Errors;

public sealed class ProblemTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Unknown_Address_Is404WithAllMembers()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var response = await client.GetAsync("/api/nothing?token=x", Token);
        var problem = await response.ReadJsonAsync();

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(["type", "title", "status", "detail", "message", "reason"], problem.EnumerateObject().Select(member => member.Name));
        Assert.Contains("/api/nothing", problem.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("token", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongMethod_Is405ThatNamesTheRightOnes()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var response = await client.PostAsync("/api/status", null, Token);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Contains("GET", await response.MessageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exception_InAnEndpoint_Is500WithoutItsText_AndIsLogged()
    {
        await using var server = await TestJupyterServer.StartAsync(map: app =>
            app.MapGet("/boom", (RequestDelegate)(_ => throw new InvalidOperationException("private words"))));
        using var client = server.CreateClient();

        using var response = await client.GetAsync("/boom", Token);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.DoesNotContain("private words", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Contains(server.Log.Lines, line => line.Contains("private words", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Problem_WithMembers_CarriesThem()
    {
        var members = new Dictionary<string, System.Text.Json.JsonElement> { ["errors"] = System.Text.Json.JsonDocument.Parse("[1]").RootElement };
        await using var server = await TestJupyterServer.StartAsync(map: app => app.MapGet("/bad", (RequestDelegate)(_ =>
            throw new JupyterProblemException(JupyterProblem.Of(422, "No.", "why") with { Members = members }))));
        using var client = server.CreateClient();

        using var response = await client.GetAsync("/bad", Token);
        var problem = await response.ReadJsonAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("No.", problem.GetProperty("message").GetString());
        Assert.Equal("why", problem.GetProperty("reason").GetString());
        Assert.Equal("[1]", problem.GetProperty("errors").GetRawText());
    }

    [Fact]
    public async Task Log_OfARequestWithToken_NeverHoldsIt()
    {
        await using var server = await KestrelJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var page = await client.GetAsync($"/lab?token={TestJupyterServer.Token}", Token);
        using var wrong = await client.GetAsync("/lab?token=wrong-token-text", Token);

        Assert.DoesNotContain(server.Inner.Log.Lines, line => line.Contains(TestJupyterServer.Token, StringComparison.Ordinal) || line.Contains("wrong-token-text", StringComparison.Ordinal));
    }
}
