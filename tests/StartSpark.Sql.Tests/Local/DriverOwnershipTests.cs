using StartSpark.Testing;

namespace StartSpark.Sql.Tests.Local;

public sealed class DriverOwnershipTests : IDisposable
{
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(5);

    private readonly TestFolder _folder = new("owner");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("stuck")]
    [InlineData("context")]
    [InlineData("idle")]
    [InlineData("job")]
    public async Task Owner_KilledWithSignal9_NothingIsLeftAfterFiveSeconds(string moment)
    {
        Require.Linux();
        var mark = Guid.NewGuid().ToString("N");
        await SharedCaches.LendAsync(new(_folder.Path), Token);
        using var owner = DriverOwner.Start(moment, mark, await TestSpark.HomeAsync(Token), _folder.Path);
        try
        {
            Assert.Equal("ready", await owner.StandardOutput.ReadLineAsync(Token));
            // The JVM and its watcher at least.
            Assert.True(DriverOwner.Owned(mark).Count >= 3, string.Join('\n', DriverOwner.Owned(mark).Select(ProcessTree.CommandLine)));
        }
        finally
        {
            owner.Kill();
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(Promise);
        await ProcessTree.WaitGoneAsync(DriverOwner.Owned(mark), limit.Token);
        Assert.Empty(DriverOwner.Owned(mark));
    }
}
