using System.Diagnostics;
using StartSpark.SparkHome.Installing;
using StartSpark.Testing;

namespace StartSpark.SparkHome.Tests.Installing;

/// <summary>A disk of eight megabytes, full before, while downloading, and while unpacking.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private readonly TestFolder _folder = new("disk");
    private bool _mounted;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StartSparkPaths Paths => new(_folder.Folder("small"));

    public async ValueTask InitializeAsync()
    {
        Require.Root();
        await RunAsync("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", _folder.Folder("small"));
        _mounted = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_mounted)
        {
            await RunAsync("umount", _folder.Folder("small"));
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task InstallAsync_SizeKnownAndTooLarge_RefusesBeforeItBegins()
    {
        await using var mirror = new FakeMirror(FakeArchive.Build(9_000_000));
        var error = await Assert.ThrowsAsync<SparkHomeException>(() => Installer(mirror.Url).InstallAsync(null, Token));
        Assert.Contains("its disk has", error.Cause, StringComparison.Ordinal);
        Assert.Contains("STARTSPARK_HOME", error.Hint, StringComparison.Ordinal);
        Assert.Empty(mirror.Ranges);
    }

    [Fact]
    public async Task InstallAsync_FullWhileDownloading_SaysSoAndRemovesThePart()
    {
        await using var mirror = new FakeMirror(FakeArchive.Build(9_000_000)) { TellsSize = false };
        var error = await Assert.ThrowsAsync<SparkHomeException>(() => Installer(mirror.Url).InstallAsync(null, Token));
        Assert.Contains("is full", error.Cause, StringComparison.Ordinal);
        Assert.Equal([".install-9.9.9.lock"], Directory.EnumerateFileSystemEntries(Paths.Spark).Select(Path.GetFileName));
    }

    [Fact]
    public async Task InstallAsync_FullWhileUnpacking_SaysSoAndRemovesThePart()
    {
        // Two gzip members: the last one's size, which is all that can be seen beforehand, is not the whole.
        var archive = FakeArchive.Build(9_000_000);
        using var member = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(member, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(new byte[1024]);
        }

        byte[] two = [.. archive, .. member.ToArray()];
        var mirror = FakeArchive.Publish(_folder.Folder("mirror"), two);
        var error = await Assert.ThrowsAsync<SparkHomeException>(() => Installer(mirror).InstallAsync(null, Token));
        Assert.Contains("is full", error.Cause, StringComparison.Ordinal);
        Assert.Equal([".install-9.9.9.lock"], Directory.EnumerateFileSystemEntries(Paths.Spark).Select(Path.GetFileName));
    }

    private SparkInstaller Installer(string mirror) =>
        new(Paths, new SparkInstallerOptions { Mirrors = [mirror], Version = FakeArchive.Version });

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        await process.WaitForExitAsync(CancellationToken.None);
        Assert.Equal(0, process.ExitCode);
    }
}
