using Microsoft.Extensions.Time.Testing;
using StartSpark.JupyterServer.Contents;
using StartSpark.Testing;

namespace StartSpark.JupyterServer.Tests.Contents;

public sealed class TrashTests
{
    [Fact]
    public void TryTake_FolderTwice_KeepsBothWithTheirOrigin()
    {
        Require.Linux();
        using var folder = new TestFolder();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 5, 4, 3, 2, 1, TimeSpan.Zero));
        var trash = new Trash(folder.File("Trash", "x")[..^2], time);

        for (var round = 0; round < 2; round++)
        {
            folder.Write(Path.Combine("my files", "a.txt"), $"round {round}");
            Assert.True(trash.TryTake(Path.Combine(folder.Path, "my files")));
        }

        Assert.False(Directory.Exists(Path.Combine(folder.Path, "my files")));
        Assert.Equal("round 0", File.ReadAllText(folder.File("Trash", "files", "my files", "a.txt")));
        Assert.Equal("round 1", File.ReadAllText(folder.File("Trash", "files", "my files 1", "a.txt")));
        Assert.Equal(
            $"[Trash Info]\nPath={folder.Path}/my%20files\nDeletionDate=2026-05-04T03:02:01\n",
            File.ReadAllText(folder.File("Trash", "info", "my files.trashinfo")));
    }

    [Fact]
    public void TryTake_FromAnotherDisk_DoesNothing()
    {
        Require.Linux();
        Require.That(Directory.Exists("/dev/shm"), "Mount /dev/shm, a second disk.");
        using var folder = new TestFolder();
        var file = Path.Combine("/dev/shm", Path.GetRandomFileName());
        File.WriteAllText(file, "x");
        try
        {
            Assert.False(new Trash(Path.Combine(folder.Path, "Trash"), TimeProvider.System).TryTake(file));
            Assert.True(File.Exists(file));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
