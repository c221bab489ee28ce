using StartSpark.SparkHome.Gateways;
using StartSpark.SparkHome.Locating;
using StartSpark.Testing;

namespace StartSpark.ServerExtension.Tests.SparkUi;

/// <summary>A real Spark with every tab of its UI: a job, a query, a stream and the Connect server.</summary>
public sealed class SparkWithUi : IAsyncLifetime
{
    private readonly TestFolder _folder = new("ui");

    internal GatewayProcess Gateway { get; private set; } = null!;

    internal Py4JClient Java { get; private set; } = null!;

    internal Py4JReference Session { get; private set; }

    internal string Url { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        Gateway = await GatewayProcess.StartAsync(
            new GatewayOptions
            {
                Spark = await TestSpark.InstallationAsync(cancel),
                Java = await new JavaLocator().FindAsync(null, cancel),
                LogFile = _folder.File("driver.log"),
                WorkingDirectory = _folder.Path,
                Conf = new Dictionary<string, string>
                {
                    ["spark.master"] = "local[1]",
                    ["spark.app.name"] = "seen through",
                    ["spark.ui.port"] = "0",
                    ["spark.plugins"] = "org.apache.spark.sql.connect.SparkConnectPlugin",
                    ["spark.connect.grpc.binding.port"] = "0",
                },
            },
            cancel);
        Java = await Gateway.ConnectAsync(cancel);
        var conf = await Java.NewAsync("org.apache.spark.SparkConf", [], cancel);
        var context = await Java.NewAsync("org.apache.spark.SparkContext", [conf], cancel);
        var module = (Py4JReference)(await Java.GetStaticAsync("org.apache.spark.sql.classic.SparkSession$", "MODULE$", cancel))!;
        Session = await CallAsync(await CallAsync(module, "builder"), "getOrCreate");
        await CallAsync(await CallAsync(Session, "sql", "select sum(id) from range(10)"), "collectAsList");
        await StreamAsync(cancel);
        Url = (string)(await Java.CallAsync(await CallAsync(context, "uiWebUrl"), "get", [], cancel))!;
    }

    public async ValueTask DisposeAsync()
    {
        if (Java is not null)
        {
            await Java.DisposeAsync();
            await Gateway.DisposeAsync();
        }

        _folder.Dispose();
    }

    internal async Task<Py4JReference> CallAsync(Py4JReference target, string method, params object?[] arguments) =>
        (Py4JReference)(await Java.CallAsync(target, method, arguments, TestContext.Current.CancellationToken))!;

    private async Task StreamAsync(CancellationToken cancel)
    {
        var rate = await CallAsync(await CallAsync(await CallAsync(Session, "readStream"), "format", "rate"), "load");
        var writer = await CallAsync(await CallAsync(await CallAsync(rate, "writeStream"), "format", "memory"), "queryName", "rates");
        var query = await CallAsync(writer, "start");
        await Java.CallAsync(query, "processAllAvailable", [], cancel);
        // Ended, so that the pages stay as they are while they are walked through.
        await Java.CallAsync(query, "stop", [], cancel);
    }
}
