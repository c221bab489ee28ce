using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using StartSpark.JupyterServer.Errors;
using StartSpark.JupyterServer.Routing;

namespace StartSpark.JupyterServer.Tests.Routing;

public sealed class JsonBodyTests
{
    private static readonly JsonTypeInfo<JsonElement?> Shape = (JsonTypeInfo<JsonElement?>)JsonSerializerOptions.Default.GetTypeInfo(typeof(JsonElement?));

    [Theory]
    [InlineData("}")]
    [InlineData("{")]
    [InlineData("{ \"a\": }")]
    public async Task ReadJsonAsync_BrokenAndOfUnknownLength_Is400(string body)
    {
        var problem = await Assert.ThrowsAsync<JupyterProblemException>(async () => await Request(body).ReadJsonAsync(Shape));

        Assert.Equal(StatusCodes.Status400BadRequest, problem.Problem.Status);
    }

    [Fact]
    public async Task ReadJsonAsync_NothingAndOfUnknownLength_IsNull() => Assert.Null(await Request("").ReadJsonAsync(Shape));

    [Fact]
    public async Task ReadJsonAsync_WholeAndOfUnknownLength_IsRead() =>
        Assert.Equal(1, (await Request("{ \"a\": 1 }").ReadJsonAsync(Shape))!.Value.GetProperty("a").GetInt32());

    /// <summary>As a chunked body comes: how long it is tells nobody beforehand.</summary>
    private static DefaultHttpContext Request(string body) => new() { Request = { Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) } };
}
