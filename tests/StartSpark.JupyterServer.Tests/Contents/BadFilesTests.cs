using System.Diagnostics;
using System.Net;
using System.Runtime.Versioning;
using StartSpark.JupyterServer.Tests.Hosting;
using StartSpark.Testing;

namespace StartSpark.JupyterServer.Tests.Contents;

/// <summary>What the disk can do to a person who saves.</summary>
public sealed class BadFilesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/contents/..%2F..%2Fetc%2Fpasswd")]
    [InlineData("/api/contents/folder%2F..%2F..%2Fsecret.txt")]
    [InlineData("/files/..%2Fsecret.txt")]
    public async Task Path_ThatLeavesTheRoot_Is404AndSaysSo(string path)
    {
        await using var server = await TestJupyterServer.StartAsync();
        server.WriteFile("../secret.txt", "secret");
        using var client = server.CreateClient();

        using var response = await client.GetAsync(path, Token);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("leads out", await response.MessageAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PATCH", "/api/contents/a.txt", "{\"path\":\"../b.txt\"}")]
    [InlineData("POST", "/api/contents", "{\"copy_from\":\"../secret.txt\"}")]
    [InlineData("PUT", "/api/contents/..%2Fb.txt", "{\"type\":\"file\",\"format\":\"text\",\"content\":\"x\"}")]
    [InlineData("POST", "/api/contents/..%2F", "{\"type\":\"file\"}")]
    [InlineData("DELETE", "/api/contents/..%2Fsecret.txt", "")]
    public async Task Change_ThatLeavesTheRoot_Is404AndChangesNothing(string method, string path, string body)
    {
        await using var server = await TestJupyterServer.StartAsync();
        server.WriteFile("a.txt", "a");
        server.WriteFile("../secret.txt", "secret");
        using var client = server.CreateClient();

        using var response = await client.SendJsonAsync(new HttpMethod(method), path, body);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("secret", await File.ReadAllTextAsync(server.PathOf("../secret.txt"), Token));
        Assert.False(File.Exists(server.PathOf("../b.txt")));
        Assert.Equal(["a.txt"], Directory.EnumerateFileSystemEntries(server.Root).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Path_WithDotSegmentsOnTheWire_NeverReachesTheDisk()
    {
        await using var server = await KestrelJupyterServer.StartAsync();
        server.WriteFile("../secret.txt", "secret");

        foreach (var path in (string[])["/api/contents/../../secret.txt", "/api/contents/%2e%2e/secret.txt", "/files/%2e%2e/secret.txt", "/files/x/../../secret.txt", "/static/lab/%2e%2e/entry.json"])
        {
            var answer = await server.SendRawAsync($"GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: token {TestJupyterServer.Token}\r\nConnection: close\r\n\r\n");

            Assert.Matches("^HTTP/1.1 40[04] ", answer);
            Assert.DoesNotContain("secret\n", answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task NullCharacter_InPath_Is400()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var response = await client.SendJsonAsync(HttpMethod.Post, "/api/contents", "{\"copy_from\":\"a\\u0000b\"}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Hidden_IsNotFoundAndNotWritable_UnlessAllowed()
    {
        await using var closed = await TestJupyterServer.StartAsync();
        await using var open = await TestJupyterServer.StartAsync(options => options.AllowHidden = true);
        closed.WriteFile(".env", "secret");
        open.WriteFile(".env", "shown");
        using var closedClient = closed.CreateClient();
        using var openClient = open.CreateClient();

        using var read = await closedClient.GetAsync("/api/contents/.env", Token);
        using var file = await closedClient.GetAsync("/files/.env", Token);
        using var write = await closedClient.SendJsonAsync(HttpMethod.Put, "/api/contents/.x", ContentsTests.Model("file", "text", "x"));

        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, write.StatusCode);
        Assert.Equal("shown", (await openClient.GetJsonAsync("/api/contents/.env")).GetProperty("content").GetString());
        Assert.Equal(1, (await openClient.GetJsonAsync("/api/contents")).GetProperty("content").GetArrayLength());
    }

    [Fact]
    public async Task Symlink_IsFollowedAndKeptOnSave_OrRefusedBySetting()
    {
        await using var follows = await TestJupyterServer.StartAsync();
        await using var refuses = await TestJupyterServer.StartAsync(options => options.FollowSymlinks = false);
        foreach (var server in (TestJupyterServer[])[follows, refuses])
        {
            server.WriteFile("../outside/a.txt", "outside");
            Directory.CreateSymbolicLink(server.PathOf("link"), server.PathOf("../outside"));
            File.CreateSymbolicLink(server.PathOf("file.txt"), "../outside/a.txt");
        }

        using var client = follows.CreateClient();
        using var refused = refuses.CreateClient();

        Assert.Equal("outside", (await client.GetJsonAsync("/api/contents/link/a.txt")).GetProperty("content").GetString());
        using var saved = await client.SendJsonAsync(HttpMethod.Put, "/api/contents/file.txt", ContentsTests.Model("file", "text", "new"));
        Assert.Equal("new", await File.ReadAllTextAsync(follows.PathOf("../outside/a.txt"), Token));
        Assert.NotNull(new FileInfo(follows.PathOf("file.txt")).LinkTarget);

        using var read = await refused.GetAsync("/api/contents/link/a.txt", Token);
        using var raw = await refused.GetAsync("/files/file.txt", Token);
        using var write = await refused.SendJsonAsync(HttpMethod.Put, "/api/contents/file.txt", ContentsTests.Model("file", "text", "new"));
        Assert.Equal(HttpStatusCode.Forbidden, read.StatusCode);
        Assert.Contains("symbolic link", await read.MessageAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, raw.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, write.StatusCode);
        Assert.Equal(0, (await refused.GetJsonAsync("/api/contents")).GetProperty("content").GetArrayLength());
    }

    [Fact]
    public async Task Checkpoints_BehindALinkThatIsRefused_AreNeitherWrittenNorRead()
    {
        await using var server = await TestJupyterServer.StartAsync(options => options.FollowSymlinks = false);
        server.WriteFile("../outside/a-checkpoint.txt", "outside");
        server.WriteFile("a.txt", "inside");
        Directory.CreateSymbolicLink(server.PathOf(".ipynb_checkpoints"), server.PathOf("../outside"));
        using var client = server.CreateClient();

        using var made = await client.PostAsync("/api/contents/a.txt/checkpoints", null, Token);
        using var restored = await client.PostAsync("/api/contents/a.txt/checkpoints/checkpoint", null, Token);
        using var deleted = await client.DeleteAsync("/api/contents/a.txt/checkpoints/checkpoint", Token);
        using var renamed = await client.SendJsonAsync(HttpMethod.Patch, "/api/contents/a.txt", "{\"path\":\"b.txt\"}");

        Assert.All((HttpResponseMessage[])[made, restored, deleted], response => Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode));
        Assert.Equal(HttpStatusCode.OK, renamed.StatusCode);
        Assert.Equal("inside", await File.ReadAllTextAsync(server.PathOf("b.txt"), Token));
        Assert.Equal("outside", await File.ReadAllTextAsync(server.PathOf("../outside/a-checkpoint.txt"), Token));
    }

    [Fact]
    public async Task Delete_OfLink_LeavesWhatItPointsTo()
    {
        await using var server = await TestJupyterServer.StartAsync();
        server.WriteFile("../outside/a.txt", "outside");
        Directory.CreateSymbolicLink(server.PathOf("link"), server.PathOf("../outside"));
        using var client = server.CreateClient();

        using var response = await client.DeleteAsync("/api/contents/link", Token);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.True(File.Exists(server.PathOf("../outside/a.txt")));
        Assert.False(Path.Exists(server.PathOf("link")));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Save_KeepsMode()
    {
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead;
        await using var server = await TestJupyterServer.StartAsync();
        server.WriteFile("run.sh", "old");
        File.SetUnixFileMode(server.PathOf("run.sh"), Mode);
        using var client = server.CreateClient();

        using var response = await client.SendJsonAsync(HttpMethod.Put, "/api/contents/run.sh", ContentsTests.Model("file", "text", "new"));

        Assert.Equal(Mode, File.GetUnixFileMode(server.PathOf("run.sh")));
    }

    [Fact]
    public async Task Save_IntoFolderThatIsGone_Is404AndSaysWhatToDo()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var response = await client.SendJsonAsync(HttpMethod.Put, "/api/contents/gone/a.txt", ContentsTests.Model("file", "text", "x"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("folder", await response.MessageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_NameTooLong_Is400()
    {
        await using var server = await TestJupyterServer.StartAsync();
        using var client = server.CreateClient();

        using var response = await client.SendJsonAsync(HttpMethod.Put, $"/api/contents/{new string('x', 300)}", ContentsTests.Model("file", "text", "x"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("too long", await response.MessageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_OnFullDisk_Is507AndOldFileIsIntact()
    {
        Require.Root();
        await using var server = await TestJupyterServer.StartAsync();
        var disk = Directory.CreateDirectory(server.PathOf("disk")).FullName;
        Require.That(await RunAsync("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk) == 0, "Allow this user to mount a small tmpfs.");
        try
        {
            server.WriteFile("disk/a.txt", "old");
            server.WriteFile("disk/n.ipynb", NotebookTests.Small);
            using var client = server.CreateClient();
            var much = new string('x', 1_000_000);

            using var file = await client.SendJsonAsync(HttpMethod.Put, "/api/contents/disk/a.txt", ContentsTests.Model("file", "text", much));
            using var notebook = await client.SendJsonAsync(HttpMethod.Put, "/api/contents/disk/n.ipynb",
                NotebookTests.Envelope($$$"""{"cells":[{"cell_type":"raw","metadata":{},"source":"{{{much}}}"}],"metadata":{},"nbformat":4,"nbformat_minor":5}"""));

            Assert.Equal(HttpStatusCode.InsufficientStorage, file.StatusCode);
            Assert.Equal(HttpStatusCode.InsufficientStorage, notebook.StatusCode);
            var message = await notebook.MessageAsync();
            Assert.Contains("disk is full", message, StringComparison.Ordinal);
            Assert.Contains("n.ipynb", message, StringComparison.Ordinal);
            Assert.Equal("old", await File.ReadAllTextAsync(server.PathOf("disk/a.txt"), Token));
            Assert.Equal(NotebookTests.Small, await File.ReadAllTextAsync(server.PathOf("disk/n.ipynb"), Token));
            Assert.Equal(["a.txt", "n.ipynb"], Directory.EnumerateFileSystemEntries(disk).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }
        finally
        {
            await RunAsync("umount", disk);
        }
    }

    [Fact]
    public async Task NewOrCopy_OnFullDisk_Is507AndLeavesNothing()
    {
        Require.Root();
        await using var server = await TestJupyterServer.StartAsync();
        var disk = Directory.CreateDirectory(server.PathOf("disk")).FullName;
        Require.That(await RunAsync("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk) == 0, "Allow this user to mount a small tmpfs.");
        try
        {
            server.WriteFile("disk/folder/a.txt", new string('x', 100_000));
            server.WriteFile("disk/filler", "");
            Fill(server.PathOf("disk/filler"));
            using var client = server.CreateClient();

            using var made = await client.SendJsonAsync(HttpMethod.Post, "/api/contents/disk", "{\"type\":\"notebook\"}");
            using var copied = await client.SendJsonAsync(HttpMethod.Post, "/api/contents/disk", "{\"copy_from\":\"disk/folder\"}");

            Assert.Equal(HttpStatusCode.InsufficientStorage, made.StatusCode);
            Assert.Equal(HttpStatusCode.InsufficientStorage, copied.StatusCode);
            Assert.Equal(["filler", "folder"], Directory.EnumerateFileSystemEntries(disk).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }
        finally
        {
            await RunAsync("umount", disk);
        }
    }

    [Fact]
    public async Task Save_IntoUnwritableFolder_Is403AndOldFileIsIntact()
    {
        Require.Root();
        await using var server = await TestJupyterServer.StartAsync();
        var disk = Directory.CreateDirectory(server.PathOf("disk")).FullName;
        Require.That(await RunAsync("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk) == 0, "Allow this user to mount a small tmpfs.");
        try
        {
            // Root may write everywhere but on a disk that is mounted read-only.
            server.WriteFile("disk/a.txt", "old");
            server.WriteFile("disk/folder/b.txt", "b");
            await RunAsync("mount", "-o", "remount,ro", disk);
            using var client = server.CreateClient();

            using var save = await client.SendJsonAsync(HttpMethod.Put, "/api/contents/disk/a.txt", ContentsTests.Model("file", "text", "new"));
            using var make = await client.SendJsonAsync(HttpMethod.Post, "/api/contents/disk", "{\"type\":\"notebook\"}");
            using var copy = await client.SendJsonAsync(HttpMethod.Post, "/api/contents/disk", "{\"copy_from\":\"disk/folder\"}");
            using var delete = await client.DeleteAsync("/api/contents/disk/a.txt", Token);
            using var checkpoint = await client.PostAsync("/api/contents/disk/a.txt/checkpoints", null, Token);
            var model = await client.GetJsonAsync("/api/contents/disk/a.txt");

            Assert.Equal(HttpStatusCode.Forbidden, save.StatusCode);
            Assert.Contains("a.txt", await save.MessageAsync(), StringComparison.Ordinal);
            Assert.All((HttpResponseMessage[])[make, copy, delete, checkpoint], response => Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode));
            Assert.Equal("old", model.GetProperty("content").GetString());
            Assert.False(model.GetProperty("writable").GetBoolean());
        }
        finally
        {
            await RunAsync("umount", disk);
        }
    }

    [Fact]
    public async Task Pipe_IsNeitherListedNorOpened()
    {
        Require.Linux();
        await using var server = await TestJupyterServer.StartAsync();
        Require.That(await RunAsync("mkfifo", server.PathOf("pipe")) == 0, "Install coreutils for mkfifo.");
        using var client = server.CreateClient();

        using var read = await client.GetAsync("/api/contents/pipe", Token);
        using var raw = await client.GetAsync("/files/pipe", Token);

        Assert.Equal(HttpStatusCode.BadRequest, read.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, raw.StatusCode);
        Assert.Equal(0, (await client.GetJsonAsync("/api/contents")).GetProperty("content").GetArrayLength());
    }

    internal static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        await process.WaitForExitAsync(Token);
        return process.ExitCode;
    }

    /// <summary>Writes into a file until its disk takes no more.</summary>
    private static void Fill(string path)
    {
        using var filler = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                filler.Write(new byte[4096]);
            }
        }
        catch (IOException)
        {
            // Full, as it should be.
        }
    }
}
