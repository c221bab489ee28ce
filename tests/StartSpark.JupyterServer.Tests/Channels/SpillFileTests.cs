using StartSpark.JupyterServer.Channels;
using StartSpark.Testing;

namespace StartSpark.JupyterServer.Tests.Channels;

public sealed class SpillFileTests
{
    [Fact]
    public void TryTake_AfterAppends_GivesThemInOrder()
    {
        using var folder = new TestFolder();
        using var file = new SpillFile(folder.Path);
        byte[][] frames = [[], [1, 2, 3], new byte[100_000]];
        foreach (var frame in frames)
        {
            file.Append(frame);
        }

        List<byte[]> taken = [];
        while (file.TryTake(out var frame))
        {
            taken.Add(frame.ToArray());
        }

        Assert.Equal(frames, taken);
        Assert.Equal(0, file.Length);
    }

    [Fact]
    public void Create_OnUnix_LeavesNoNameBehind()
    {
        Require.That(!OperatingSystem.IsWindows(), "On Windows the file keeps its name until it is closed.");
        using var folder = new TestFolder();

        using var file = new SpillFile(folder.Path);

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }
}
