using StartSpark.Sql.Connect;

namespace StartSpark.Sql.Local;

/// <summary>
/// One tiny query in a session of its own. The first query of a driver loads and compiles two seconds' worth of Spark; the
/// driver does that by itself, so that the user's first cell does not.
/// </summary>
internal static class DriverWarmUp
{
    private const string OnThisMachine = "SELECT sum(id) AS n, 'a' AS s FROM range(1000)";

    // Executors of a cluster are the user's to spend: this one is answered by the driver alone.
    private const string OnACluster = "SELECT 1 AS n, 'a' AS s";

    // Tells its job from the user's, in the driver's REST API: what Spark shows of a query's text is cut before the text begins.
    private const string Tag = "start-spark-warms-up";

    internal static async Task RunAsync(ConnectEndpoint endpoint, bool local, CancellationToken cancellationToken)
    {
        using var client = new ConnectClient(endpoint, TimeProvider.System);
        using var scope = SparkQueryScope.Begin(new SparkQueryOptions { Tags = [Tag] });
        var plan = new Protos.Plan
        {
            Root = new Protos.Relation { Sql = new Protos.SQL { Query = local ? OnThisMachine : OnACluster } },
        };
        await foreach (var response in client.ExecuteAsync(plan, cancellationToken))
        {
            _ = response;
        }

        await client.ReleaseSessionAsync(cancellationToken);
    }
}
