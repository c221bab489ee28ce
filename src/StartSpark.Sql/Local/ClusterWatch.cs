using StartSpark.SparkHome;
using StartSpark.SparkHome.Gateways;

namespace StartSpark.Sql.Local;

/// <summary>
/// Watches a Spark whose executors are elsewhere, by two short questions to its driver once a second, over a connection of
/// its own: whether the context still runs (a cluster can end the application while the driver lives on), and whether there
/// are executors. To a standalone master a line is held besides.
/// </summary>
internal sealed class ClusterWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly GatewayProcess _gateway;
    private readonly SparkContextStarter _context;
    private readonly string _master;
    private readonly TimeProvider _time;
    private readonly Action<string?> _onWaiting;
    private readonly List<MasterLine> _lines;
    private string? _told;

    /// <param name="gateway">The driver.</param>
    /// <param name="context">Its Spark.</param>
    /// <param name="master">The master, as the user wrote it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="onWaiting">Hears for what Spark waits, and null when it waits no more.</param>
    public ClusterWatch(GatewayProcess gateway, SparkContextStarter context, string master, TimeProvider time, Action<string?> onWaiting)
    {
        (_gateway, _context, _master, _time, _onWaiting) = (gateway, context, master, time, onWaiting);
        _lines = master.StartsWith("spark://", StringComparison.Ordinal)
            ? [.. MasterReachability.Addresses(master).Select(address => new MasterLine(address.Host, address.Port, time))]
            : [];
    }

    /// <summary>Watches until the context has stopped, the driver is gone, or the token is cancelled.</summary>
    /// <returns>Why the context has stopped, for the user; null in the other cases.</returns>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var lines = Task.WhenAll(_lines.Select(line => line.HoldAsync(end.Token)));
        try
        {
            await using var java = await _gateway.ConnectAsync(end.Token).ConfigureAwait(false);
            using var timer = new PeriodicTimer(Interval, _time);
            do
            {
                if (await _context.IsStoppedAsync(java, end.Token).ConfigureAwait(false))
                {
                    return ClusterEnd.Describe(LogTail.Read(_gateway.LogFile, int.MaxValue), LogTail.FindCause(_gateway.LogFile));
                }

                Tell(await WaitingForAsync(java, end.Token).ConfigureAwait(false));
            }
            while (await timer.WaitForNextTickAsync(end.Token).ConfigureAwait(false));
        }
        catch (Exception error) when (error is SparkHomeException or IOException or System.Net.Sockets.SocketException or OperationCanceledException)
        {
            // The driver ends; whoever watches its process tells how.
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await lines.ConfigureAwait(false);
        }

        return null;
    }

    private async Task<string?> WaitingForAsync(Py4JClient java, CancellationToken cancellationToken)
    {
        if (_lines.Count > 0 && _lines.All(line => line.IsBroken))
        {
            return $"Waiting for the cluster: its master {_master} does not answer.";
        }

        try
        {
            return await _context.LacksExecutorsAsync(java, cancellationToken).ConfigureAwait(false)
                ? "Waiting for the cluster to give executors."
                : null;
        }
        catch (Py4JException)
        {
            // It stops between two questions; the next round sees that.
            return _told;
        }
    }

    private void Tell(string? waitingFor)
    {
        if (waitingFor != _told)
        {
            _told = waitingFor;
            _onWaiting(waitingFor);
        }
    }
}
