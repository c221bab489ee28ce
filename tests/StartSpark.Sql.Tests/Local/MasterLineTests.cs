using System.Net;
using System.Net.Sockets;
using StartSpark.Sql.Local;

namespace StartSpark.Sql.Tests.Local;

public sealed class MasterLineTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HoldAsync_MasterGoesAndComes_IsBrokenAndWholeAgain()
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var first = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        var port = ((IPEndPoint)first.LocalEndpoint).Port;
        var line = new MasterLine("127.0.0.1", port, TimeProvider.System);
        var holding = line.HoldAsync(end.Token);
        var held = await first.AcceptTcpClientAsync(Token);
        Assert.False(line.IsBroken);

        first.Stop();
        held.Dispose();
        await UntilAsync(() => line.IsBroken);

        var second = new TcpListener(IPAddress.Loopback, port);
        second.Start();
        using var again = await second.AcceptTcpClientAsync(Token);
        await UntilAsync(() => !line.IsBroken);
        await end.CancelAsync();
        await holding;
        second.Stop();
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Delay(10, Token);
        }
    }
}
