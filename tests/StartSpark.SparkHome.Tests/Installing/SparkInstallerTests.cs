using System.Formats.Tar;
using Microsoft.Extensions.Time.Testing;
using StartSpark.SparkHome.Installing;
using StartSpark.Testing;

namespace StartSpark.SparkHome.Tests.Installing;

public sealed class SparkInstallerTests : IDisposable
{
    private readonly TestFolder _folder = new("install");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StartSparkPaths Paths => new(_folder.Folder("home"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task InstallAsync_FolderMirror_UnpacksWithModesAndLinksAndTellsEveryPhase()
    {
        var archive = FakeArchive.Build();
        var installer = Installer(FakeArchive.Publish(_folder.Folder("mirror"), archive));
        Assert.Equal(archive.Length, (await installer.FindArchiveAsync(Token)).Bytes);
        var phases = new PhaseRecorder();

        var spark = await installer.InstallAsync(phases, Token);

        Assert.Equal(installer.Target, spark.Home);
        Assert.Equal(FakeArchive.Version, spark.Version);
        var submit = Path.Combine(spark.Home, "bin", "spark-submit");
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(submit));
        }

        Assert.Equal(File.ReadAllText(submit), File.ReadAllText(Path.Combine(spark.Home, "bin", "submit")));
        Assert.Equal(Enum.GetValues<SparkInstallPhase>(), phases.Seen);
        Assert.Equal([".install-9.9.9.lock", FakeArchive.Folder], Left());
    }

    [Fact]
    public async Task InstallAsync_WrongChecksum_RefusesAndLeavesNothing()
    {
        var mirror = FakeArchive.Publish(_folder.Folder("mirror"), FakeArchive.Build(), FakeArchive.Sum([1, 2, 3]));
        var error = await Assert.ThrowsAsync<SparkHomeException>(() => Installer(mirror).InstallAsync(null, Token));
        Assert.Contains("does not match its SHA-512", error.Message, StringComparison.Ordinal);
        Assert.Contains(mirror, error.Message, StringComparison.Ordinal);
        Assert.Equal([".install-9.9.9.lock"], Left());
    }

    [Fact]
    public async Task InstallAsync_NoChecksum_Refuses()
    {
        var mirror = FakeArchive.Publish(_folder.Folder("mirror"), FakeArchive.Build());
        File.Delete(Path.Combine(mirror, "spark-9.9.9", FakeArchive.Folder + ".tgz.sha512"));
        var error = await Assert.ThrowsAsync<SparkHomeException>(() => Installer(mirror).InstallAsync(null, Token));
        Assert.Contains("no .sha512", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InstallAsync_FirstMirrorDamaged_TakesTheSecond()
    {
        var archive = FakeArchive.Build();
        var damaged = FakeArchive.Publish(_folder.Folder("damaged"), archive[..^50], FakeArchive.Sum(archive));
        var good = FakeArchive.Publish(_folder.Folder("good"), archive);
        var spark = await Installer(_folder.File("absent"), damaged, good).InstallAsync(null, Token);
        Assert.True(File.Exists(Path.Combine(spark.Home, "weight")));
    }

    [Theory]
    [InlineData("../../outside")]
    [InlineData("/tmp/startspark-outside")]
    public async Task InstallAsync_EntryThatLeavesTheFolder_IsRefused(string name)
    {
        var archive = FakeArchive.Build(more: tar =>
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream([1]) }));
        var mirror = FakeArchive.Publish(_folder.Folder("mirror"), archive);
        var error = await Assert.ThrowsAsync<SparkHomeException>(() => Installer(mirror).InstallAsync(null, Token));
        Assert.Contains("leaves the archive's folder", error.Message, StringComparison.Ordinal);
        Assert.Equal([".install-9.9.9.lock"], Left());
        Assert.False(File.Exists(_folder.File("home", "outside")));
    }

    [Fact]
    public async Task InstallAsync_LinkThatLeavesTheFolder_IsRefused()
    {
        var archive = FakeArchive.Build(more: tar =>
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, FakeArchive.Folder + "/etc") { LinkName = "/etc" }));
        var mirror = FakeArchive.Publish(_folder.Folder("mirror"), archive);
        var error = await Assert.ThrowsAsync<SparkHomeException>(() => Installer(mirror).InstallAsync(null, Token));
        Assert.Contains("leaves the archive's folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InstallAsync_BrokenDownload_ContinuesWhereItBroke()
    {
        var archive = FakeArchive.Build(300_000);
        await using var mirror = new FakeMirror(archive) { BreakFirstAfter = 100_000 };
        var installer = Installer(mirror.Url);
        var error = await Assert.ThrowsAsync<SparkHomeException>(() => installer.InstallAsync(null, Token));
        Assert.Contains("Check the network", error.Hint, StringComparison.Ordinal);

        await installer.InstallAsync(null, Token);
        Assert.Equal(["", "bytes=100000-"], mirror.Ranges);
        Assert.Equal([".install-9.9.9.lock", FakeArchive.Folder], Left());
    }

    [Fact]
    public async Task InstallAsync_ForeignPartialFile_IsThrownAway()
    {
        var archive = FakeArchive.Build(50_000);
        await using var mirror = new FakeMirror(archive);
        Directory.CreateDirectory(Paths.Spark);
        File.WriteAllBytes(Path.Combine(Paths.Spark, $".{FakeArchive.Folder}.tgz.part"), new byte[1000]);
        await Installer(mirror.Url).InstallAsync(null, Token);
        Assert.Equal(["bytes=1000-", ""], mirror.Ranges);
    }

    [Fact]
    public async Task InstallAsync_Cancelled_LeavesNothing()
    {
        await using var mirror = new FakeMirror(FakeArchive.Build(100_000)) { StallFirstAfter = 50_000 };
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var install = Installer(mirror.Url).InstallAsync(null, cancel.Token);
        await mirror.Stalled.Task.WaitAsync(Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => install);
        Assert.Equal([".install-9.9.9.lock"], Left());
    }

    [Fact]
    public async Task InstallAsync_TwoProcesses_OneDownloadsAndTheOtherShowsItsProgress()
    {
        await using var mirror = new FakeMirror(FakeArchive.Build(100_000)) { StallFirstAfter = 50_000 };
        using var first = SecondInstaller.Start(mirror.Url, Paths.Home);
        await mirror.Stalled.Task.WaitAsync(Token);
        var phases = new PhaseRecorder();
        var installer = Installer(mirror.Url);
        Assert.NotNull(installer.RunningInstall());
        var second = installer.InstallAsync(phases, Token);
        await phases.FirstAsync(SparkInstallPhase.Downloading).WaitAsync(Token);
        mirror.Continue.SetResult();

        Assert.Equal(installer.Target, (await second).Home);
        Assert.Equal(installer.Target, await first.StandardOutput.ReadLineAsync(Token));
        await first.WaitForExitAsync(Token);
        Assert.Equal(0, first.ExitCode);
        Assert.Single(mirror.Ranges);
        Assert.Null(installer.RunningInstall());
    }

    [Fact]
    public async Task InstallAsync_AfterAKilledOne_GoesOnFromWhatIsThereAndSweepsTheRest()
    {
        var archive = FakeArchive.Build(100_000);
        await using var mirror = new FakeMirror(archive) { StallFirstAfter = 50_000 };
        using (var killed = SecondInstaller.Start(mirror.Url, Paths.Home))
        {
            await mirror.Stalled.Task.WaitAsync(Token);
            killed.Kill();
            await killed.WaitForExitAsync(Token);
        }

        Directory.CreateDirectory(Path.Combine(Paths.Spark, ".unpack-9.9.9-dead", "half"));
        await Installer(mirror.Url).InstallAsync(null, Token);
        Assert.Equal([".install-9.9.9.lock", FakeArchive.Folder], Left());
    }

    [Fact]
    public async Task InstallAsync_MirrorThatFallsSilent_TakesTheNext()
    {
        await using var silent = new FakeMirror(FakeArchive.Build()) { FallsSilent = true };
        await using var other = new FakeMirror(FakeArchive.Build());
        var time = new FakeTimeProvider();
        var installer = new SparkInstaller(
            Paths, new SparkInstallerOptions { Mirrors = [silent.Url, other.Url], Version = FakeArchive.Version }, time);

        var install = installer.InstallAsync(null, Token);
        await silent.Asked.Task.WaitAsync(Token);
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(installer.Target, (await install).Home);
    }

    [Fact]
    public async Task InstallAsync_FolderMirrorThatCannotBeRead_TakesTheNext()
    {
        var broken = FakeArchive.Publish(_folder.Folder("broken"), FakeArchive.Build());
        var archive = Path.Combine(broken, "spark-9.9.9", FakeArchive.Folder + ".tgz");
        File.Delete(archive);
        File.CreateSymbolicLink(archive, archive + ".gone");
        var installer = Installer(broken, FakeArchive.Publish(_folder.Folder("mirror"), FakeArchive.Build()));

        Assert.Equal(installer.Target, (await installer.InstallAsync(null, Token)).Home);
    }

    [Fact]
    public async Task InstallAsync_LockThatMayNotBeOpened_SaysWhich()
    {
        Directory.CreateDirectory(Path.Combine(Paths.Spark, ".install-9.9.9.lock"));
        var installer = Installer(FakeArchive.Publish(_folder.Folder("mirror"), FakeArchive.Build()));

        var error = await Assert.ThrowsAsync<SparkHomeException>(() => installer.InstallAsync(null, Token));

        Assert.Contains(".install-9.9.9.lock", error.Message, StringComparison.Ordinal);
        Assert.Null(installer.RunningInstall());
    }

    [Fact]
    public async Task InstallAsync_NoNetwork_SaysWhatToDo()
    {
        var error = await Assert.ThrowsAsync<SparkHomeException>(() => Installer("http://127.0.0.1:1/spark").InstallAsync(null, Token));
        Assert.Contains("http://127.0.0.1:1/spark", error.Cause, StringComparison.Ordinal);
        Assert.Contains("Check the network", error.Hint, StringComparison.Ordinal);
        Assert.Contains("SPARK_HOME", error.Hint, StringComparison.Ordinal);
    }

    private SparkInstaller Installer(params string[] mirrors) =>
        new(Paths, new SparkInstallerOptions { Mirrors = mirrors, Version = FakeArchive.Version });

    private string[] Left() => [.. Directory.EnumerateFileSystemEntries(Paths.Spark).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
