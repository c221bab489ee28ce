using StartSpark.Sql.Connect;

namespace StartSpark.Sql.Local;

/// <summary>
/// One tiny query in a session of its own. The first query of a driver loads and compiles two seconds' worth of Spark; the
/// driver does that by itself, so that the user's first cell does not.
/// </summary>
internal static class DriverWarmUp
{
    private const string OnThisMachine = "SELECT /* Start Spark warms up */ sum(id) AS n, 'a' AS s FROM range(1000)";

    // Executors of a cluster are the user's to spend: this one is answered by the driver alone.
    private const string OnACluster = "SELECT /* Start Spark warms up */ 1 AS n, 'a' AS s";

    internal static async Task RunAsync(ConnectEndpoint endpoint, bool local, CancellationToken cancellationToken)
    {
        using var client = new ConnectClient(endpoint, TimeProvider.System);
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
