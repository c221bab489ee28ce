using System.Net;
using System.Net.Sockets;
using StartSpark.CSharpKernel.Extensibility;
using StartSpark.KernelExtension.Progress;
using StartSpark.KernelExtension.Tests.Lifecycle;
using StartSpark.Sql;

namespace StartSpark.KernelExtension.Tests.Progress;

public sealed class ProgressObserverTests
{
    [Fact]
    public async Task QueryProgress_WhileNobodySeesTheBar_LeavesTheDriversPagesUnread()
    {
        var token = TestContext.Current.CancellationToken;
        using var driver = new TcpListener(IPAddress.Loopback, 0);
        driver.Start();
        using var sparks = new SilentSpark();
        using var bar = new CellProgress(_ => { }, TimeProvider.System);
        var isSeen = false;
        var observer = new ProgressObserver(bar, new JobPages(), () => isSeen, TimeProvider.System);
        observer.Started(new CellInfo("a", 1, false, token));

        Report("unseen");
        isSeen = true;
        Report("seen");

        using var asked = await driver.AcceptTcpClientAsync(token).AsTask().WaitAsync(TimeSpan.FromSeconds(30), token);
        using var request = new StreamReader(asked.GetStream());
        Assert.Contains("/seen/", await request.ReadLineAsync(token), StringComparison.Ordinal);

        void Report(string appId) => observer.QueryProgress(
            sparks.Session(SilentSpark.Describe(appId) with { UiUrl = new Uri($"http://{driver.LocalEndpoint}") }),
            new SparkQueryProgress("q", ["cell-a"], [new SparkStageProgress(1, 10, 5, 0, false)], 2));
    }
}
