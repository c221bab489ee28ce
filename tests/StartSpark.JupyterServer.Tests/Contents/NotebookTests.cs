using System.Net;
using StartSpark.JupyterServer.Tests.Hosting;

namespace StartSpark.JupyterServer.Tests.Contents;

public sealed class NotebookTests
{
    /// <summary>A notebook exactly as Jupyter writes it: every kind of text, and values a careless reader would change.</summary>
    internal const string Small = """
        {
         "cells": [
          {
           "attachments": {
            "a.png": {
             "image/png": "iVBORw0KGgo="
            }
           },
           "cell_type": "markdown",
           "id": "m1",
           "metadata": {},
           "source": [
            "# Title ü 🚀\n",
            "second \"line\""
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 1,
           "id": "c1",
           "metadata": {
            "tags": []
           },
           "outputs": [
            {
             "name": "stdout",
             "output_type": "stream",
             "text": [
              "10%\r",
              "100%\n",
              "form\f",
              "\u001b[31mred\u001b[0m\\n not a line"
             ]
            },
            {
             "data": {
              "application/json": [
               1.0,
               1e400,
               -0,
               12345678901234567890123
              ],
              "application/vnd.x+json": {
               "b": "x\ny",
               "z": []
              },
              "image/png": "AAAA\nBBBB\n",
              "text/html": [
               "<script>1</script>\n",
               "<b>"
              ],
              "text/plain": []
             },
             "execution_count": 1,
             "metadata": {},
             "output_type": "execute_result"
            },
            {
             "ename": "E",
             "evalue": "v",
             "output_type": "error",
             "traceback": [
              "one\ntwo"
             ]
            }
           ],
           "source": []
          }
         ],
         "metadata": {
          "kernelspec": {
           "display_name": "C#",
           "language": "csharp",
           "name": "csharp"
          }
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadThenSave_LeavesEveryByte()
    {
        await using var server = await TestJupyterServer.StartAsync();
        server.WriteFile("n.ipynb", Small);
        using var client = server.CreateClient();

        var model = await client.GetJsonAsync("/api/contents/n.ipynb?type=notebook");
        var content = model.GetProperty("content").GetRawText();
        using var saved = await client.SendJsonAsync(HttpMethod.Put, "/api/contents/n.ipynb", Envelope(content));

        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal(Small, await File.ReadAllTextAsync(server.PathOf("n.ipynb"), Token));
    }

    [Fact]
    public async Task Save_MembersInAnyOrder_WritesJupytersOrder()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var saved = await client.SendJsonAsync(HttpMethod.Put, "/api/contents/n.ipynb", Envelope(
            """{"nbformat_minor":5,"nbformat":4,"metadata":{"z":1,"a":{},"orig_nbformat":3},"cells":[{"source":"a\nb","metadata":{"trusted":true},"id":"x","cell_type":"raw"}]}"""));

        Assert.Equal(HttpStatusCode.Created, saved.StatusCode);
        Assert.Equal(
            "{\n \"cells\": [\n  {\n   \"cell_type\": \"raw\",\n   \"id\": \"x\",\n   \"metadata\": {},\n   \"source\": [\n    \"a\\n\",\n    \"b\"\n   ]\n  }\n ],\n"
            + " \"metadata\": {\n  \"a\": {},\n  \"z\": 1\n },\n \"nbformat\": 4,\n \"nbformat_minor\": 5\n}\n",
            await File.ReadAllTextAsync(server.PathOf("n.ipynb"), Token));
    }

    [Fact]
    public async Task Read_JoinsLinesAndMarksTrust()
    {
        await using var server = await TestJupyterServer.StartAsync();
        server.WriteFile("n.ipynb", Small);
        using var client = server.CreateClient();

        var model = await client.GetJsonAsync("/api/contents/n.ipynb");

        var cells = model.GetProperty("content").GetProperty("cells");
        Assert.Equal("json", model.GetProperty("format").GetString());
        Assert.Equal("# Title ü 🚀\nsecond \"line\"", cells[0].GetProperty("source").GetString());
        Assert.Equal("", cells[1].GetProperty("source").GetString());
        Assert.Equal("<script>1</script>\n<b>", cells[1].GetProperty("outputs")[1].GetProperty("data").GetProperty("text/html").GetString());
        Assert.Equal("one\ntwo", cells[1].GetProperty("outputs")[2].GetProperty("traceback")[0].GetString());
        Assert.False(cells[1].GetProperty("metadata").GetProperty("trusted").GetBoolean());
        Assert.False(cells[0].GetProperty("metadata").TryGetProperty("trusted", out _));
    }

    [Fact]
    public async Task Trust_OfCellsThatRanHere_SurvivesReloadButNotAForeignChange()
    {
        await using var server = await TestJupyterServer.StartAsync();
        server.WriteFile("n.ipynb", Small);
        using var client = server.CreateClient();
        var foreign = (await client.GetJsonAsync("/api/contents/n.ipynb")).GetProperty("content").GetRawText();
        Assert.Contains("\"trusted\":false", foreign, StringComparison.Ordinal);

        using var untouched = await client.SendJsonAsync(HttpMethod.Put, "/api/contents/n.ipynb", Envelope(foreign));
        Assert.False(await IsTrustedAsync(client));

        using var afterRun = await client.SendJsonAsync(
            HttpMethod.Put, "/api/contents/n.ipynb", Envelope(foreign.Replace("\"trusted\":false", "\"trusted\":true", StringComparison.Ordinal)));
        Assert.True(await IsTrustedAsync(client));
        Assert.DoesNotContain("trusted", await File.ReadAllTextAsync(server.PathOf("n.ipynb"), Token), StringComparison.Ordinal);

        await File.AppendAllTextAsync(server.PathOf("n.ipynb"), " ", Token);
        Assert.False(await IsTrustedAsync(client));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("{\"cells\": [}", "not JSON at line 1")]
    [InlineData("[]", "not an object")]
    [InlineData("{\"nbformat\": 3, \"worksheets\": []}", "old notebook format 3")]
    [InlineData("{\"nbformat\": 5, \"cells\": []}", "newer")]
    [InlineData("{\"nbformat\": 4}", "cells")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{}]}", "cell 1")]
    [InlineData("{\"cells\": []}", "nbformat")]
    public async Task Read_NotANotebook_Is400ThatSaysWhy(string text, string word)
    {
        await using var server = await TestJupyterServer.StartAsync();
        server.WriteFile("n.ipynb", text);
        using var client = server.CreateClient();

        using var response = await client.GetAsync("/api/contents/n.ipynb", Token);
        var asText = await client.GetJsonAsync("/api/contents/n.ipynb?type=file&format=text");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var message = await response.MessageAsync();
        Assert.Contains("n.ipynb", message, StringComparison.Ordinal);
        Assert.Contains(word, message, StringComparison.Ordinal);
        Assert.Equal(text, asText.GetProperty("content").GetString());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"nbformat\":4}")]
    [InlineData("{\"nbformat\":4,\"cells\":[1]}")]
    public async Task Save_NotANotebook_Is400AndOldFileIsIntact(string content)
    {
        await using var server = await TestJupyterServer.StartAsync();
        server.WriteFile("n.ipynb", Small);
        using var client = server.CreateClient();

        using var response = await client.SendJsonAsync(HttpMethod.Put, "/api/contents/n.ipynb", Envelope(content));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(Small, await File.ReadAllTextAsync(server.PathOf("n.ipynb"), Token));
    }

    [Fact]
    public async Task Deleted_WhileOpen_Is404OnLoadAndMadeAnewOnSave()
    {
        await using var server = await TestJupyterServer.StartAsync();
        server.WriteFile("n.ipynb", Small);
        using var client = server.CreateClient();
        var content = (await client.GetJsonAsync("/api/contents/n.ipynb")).GetProperty("content").GetRawText();
        File.Delete(server.PathOf("n.ipynb"));

        using var load = await client.GetAsync("/api/contents/n.ipynb?content=0", Token);
        using var save = await client.SendJsonAsync(HttpMethod.Put, "/api/contents/n.ipynb", Envelope(content));

        Assert.Equal(HttpStatusCode.NotFound, load.StatusCode);
        Assert.Contains("n.ipynb", await load.MessageAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, save.StatusCode);
        Assert.Equal(Small, await File.ReadAllTextAsync(server.PathOf("n.ipynb"), Token));
    }

    [Fact]
    public async Task Body_LargerThanTheLimit_Is413()
    {
        await using var server = await KestrelJupyterServer.StartAsync(options => options.MaxBodyBytes = 10_000);
        server.WriteFile("n.ipynb", Small);
        using var client = server.CreateClient();

        using var response = await client.SendJsonAsync(HttpMethod.Put, "/api/contents/n.ipynb", ContentsTests.Model("file", "text", new string('x', 20_000)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("larger", await response.MessageAsync(), StringComparison.Ordinal);
        Assert.Equal(Small, await File.ReadAllTextAsync(server.Inner.PathOf("n.ipynb"), Token));
    }

    internal static string Envelope(string content) => $$"""{"type":"notebook","format":"json","path":"n.ipynb","content":{{content}}}""";

    private static async Task<bool> IsTrustedAsync(HttpClient client) => (await client.GetJsonAsync("/api/contents/n.ipynb"))
        .GetProperty("content").GetProperty("cells")[1].GetProperty("metadata").GetProperty("trusted").GetBoolean();
}
