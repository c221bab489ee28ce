using StartSpark.SparkHome.Gateways;
using StartSpark.Testing;

namespace StartSpark.SparkHome.Tests.Gateways;

public sealed class DriverLogsTests : IDisposable
{
    private readonly TestFolder _folder = new("logs");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Create_ManyStarts_KeepsTwentyAndOnlyForTheirUser()
    {
        var paths = new StartSparkPaths(_folder.Path);
        var logs = new DriverLogs(paths, TimeProvider.System);
        var named = logs.Create(Path.Combine(paths.Logs, "oldest.log"));
        File.SetLastWriteTimeUtc(named, DateTime.UnixEpoch);
        for (var i = 0; i < DriverLogs.Kept - 1; i++)
        {
            logs.Create(Path.Combine(paths.Logs, $"{i}.log"));
        }

        Assert.True(File.Exists(named));
        var last = logs.Create();
        Assert.False(File.Exists(named));
        Assert.Equal(DriverLogs.Kept, Directory.GetFiles(paths.Logs).Length);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(last));
        }
    }
}
