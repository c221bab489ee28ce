using System.Net;
using System.Security.Cryptography;
using System.Text;
using StartSpark.JupyterServer.Tests.Hosting;

namespace StartSpark.JupyterServer.Tests.Contents;

/// <summary>Runs alone, because it counts what the whole process allocates.</summary>
[CollectionDefinition(nameof(BigNotebookTests), DisableParallelization = true)]
[Collection(nameof(BigNotebookTests))]
public sealed class BigNotebookTests
{
    private const long MostAllocated = 20_000_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FiftyMegabytes_AreReadAndSavedByteForByte_WithoutALargeManagedHeap()
    {
        await using var server = await KestrelJupyterServer.StartAsync();
        var file = server.Inner.PathOf("big.ipynb");
        await WriteBigAsync(file);
        using var client = server.CreateClient();
        var before = await HashAsync(file);
        var size = new FileInfo(file).Length;
        var allocated = GC.GetTotalAllocatedBytes();

        var copy = server.Inner.PathOf("model.json");
        using (var response = await client.GetAsync("/api/contents/big.ipynb?hash=1", HttpCompletionOption.ResponseHeadersRead, Token))
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            await using var target = File.Create(copy);
            await response.Content.CopyToAsync(target, Token);
        }

        // The model is itself what a page sends back: type, format and content.
        await using (var model = File.OpenRead(copy))
        {
            using var body = new StreamContent(model);
            using var saved = await client.PutAsync("/api/contents/big.ipynb", body, Token);
            Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        }

        Assert.InRange(size, 50_000_000, 60_000_000);
        Assert.InRange(GC.GetTotalAllocatedBytes() - allocated, 0, MostAllocated);
        Assert.Equal(before, await HashAsync(file));
    }

    private static async Task<string> HashAsync(string file)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, Token));
    }

    private static async Task WriteBigAsync(string file)
    {
        var line = new string('x', 997);
        await using var writer = new StreamWriter(file, append: false, new UTF8Encoding(false));
        await writer.WriteAsync("{\n \"cells\": [\n");
        for (var cell = 0; cell < 50; cell++)
        {
            await writer.WriteAsync($"  {{\n   \"cell_type\": \"raw\",\n   \"id\": \"c{cell}\",\n   \"metadata\": {{}},\n   \"source\": [\n");
            for (var number = 0; number < 1000; number++)
            {
                await writer.WriteAsync($"    \"{line}\\n\"{(number < 999 ? "," : "")}\n");
            }

            await writer.WriteAsync($"   ]\n  }}{(cell < 49 ? "," : "")}\n");
        }

        await writer.WriteAsync(" ],\n \"metadata\": {},\n \"nbformat\": 4,\n \"nbformat_minor\": 5\n}\n");
    }
}
