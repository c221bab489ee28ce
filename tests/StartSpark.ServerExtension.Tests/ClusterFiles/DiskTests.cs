using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using StartSpark.ServerExtension.Tests.Hosting;
using StartSpark.Testing;

namespace StartSpark.ServerExtension.Tests.ClusterFiles;

/// <summary>Saving a config on a small disk that is full, or that nobody may write.</summary>
public sealed class DiskTests : IAsyncLifetime
{
    private TestStartSpark _server = null!;
    private bool _mounted;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Folder => Path.Combine(_server.Configs.Options.UserFolder, "clusters");

    public async ValueTask InitializeAsync()
    {
        Require.Root();
        _server = await TestStartSpark.StartAsync();
        Directory.CreateDirectory(Folder);
        await RunAsync("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", Folder);
        _mounted = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_mounted)
        {
            await RunAsync("umount", Folder);
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    [Fact]
    public async Task Put_OnAFullDisk_SaysSoAndKeepsTheOldText()
    {
        _server.Configs.WriteUser("sky.yaml", "master: local\n");
        var tag = await TagAsync();
        using var large = await PutAsync("master: local\n# " + new string('x', 100_000), tag);

        Assert.Equal(HttpStatusCode.InsufficientStorage, large.StatusCode);
        Assert.Contains("is full; nothing was changed", await MessageAsync(large), StringComparison.Ordinal);
        Assert.Equal("master: local\n", await File.ReadAllTextAsync(Path.Combine(Folder, "sky.yaml"), Cancel));
        Assert.Equal(["sky.yaml"], Directory.EnumerateFileSystemEntries(Folder).Select(Path.GetFileName));
        using var small = await PutAsync("master: local[1]\n", tag);
        Assert.Equal(HttpStatusCode.OK, small.StatusCode);
    }

    [Fact]
    public async Task PutAndDelete_OnADiskThatCannotBeWritten_SayWhatToDoAndReadingGoesOn()
    {
        _server.Configs.WriteUser("sky.yaml", "master: local\n");
        var tag = await TagAsync();
        await RunAsync("mount", "-o", "remount,ro", Folder);

        using var put = await PutAsync("master: local[1]\n", tag);
        using var delete = new HttpRequestMessage(HttpMethod.Delete, "clusters/sky");
        delete.Headers.TryAddWithoutValidation("If-Match", tag);
        using var deleted = await _server.Client.SendAsync(delete, Cancel);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (put.StatusCode, deleted.StatusCode));
        Assert.Contains("STARTSPARK_HOME", await MessageAsync(put), StringComparison.Ordinal);
        Assert.Equal(tag, await TagAsync());
        using var rendered = await _server.PostAsync("render", """{"name":"sky","language":"csharp"}""");
        Assert.Equal(HttpStatusCode.OK, rendered.StatusCode);
    }

    private async Task<string> TagAsync()
    {
        using var response = await _server.Client.GetAsync("clusters/sky", Cancel);
        return response.Headers.ETag!.Tag;
    }

    private Task<HttpResponseMessage> PutAsync(string text, string tag)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, "clusters/sky") { Content = new StringContent(text, Encoding.UTF8, "application/yaml") };
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        return _server.Client.SendAsync(request, Cancel);
    }

    private static async Task<string> MessageAsync(HttpResponseMessage response)
    {
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));
        return json.RootElement.GetProperty("message").GetString()!;
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        await process.WaitForExitAsync(CancellationToken.None);
        Assert.Equal(0, process.ExitCode);
    }
}
